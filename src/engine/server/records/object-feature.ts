import { type ObjectRoutes, objectRoutes } from '../../contract/records/object-routes.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import { type BoundRoute, bind, bindRaw } from '../feature.ts';
import { explainAccess } from '../policy/explain-access.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { boardRecords } from '../query/board-records.ts';
import { getRecord } from '../query/get-record.ts';
import { queryRecords } from '../query/query-records.ts';
import { readHistory, readTimeline } from '../query/read-timeline.ts';
import { createRecord } from './create-records.ts';
import { deleteRecords } from './delete-records.ts';
import { exportRecords } from './export-records.ts';
import { updateRecord } from './update-records.ts';
import { writeBulk } from './write-bulk.ts';

/** Every generic entrance of an object, bound; objects whose writes are use-cases get the reading ones only. */
export function bindObjectRoutes(object: ObjectDefinition): BoundRoute[] {
  const routes = objectRoutes(object);
  return [...(object.writes === 'generic' ? bindWrites(object, routes) : []), ...bindReads(object, routes)];
}

function bindWrites(object: ObjectDefinition, routes: ObjectRoutes): BoundRoute[] {
  return [
    bind(routes.create, (ctx, input) => {
      const { allowDuplicate, ...values } = input.values;
      return createRecord(ctx, object.id, values, { allowDuplicate: allowDuplicate === true });
    }),
    bind(routes.update, (ctx, input) => {
      const { version, allowDuplicate, ...values } = input.values;
      const options = { allowDuplicate: allowDuplicate === true };
      // A version that is no number stays among the values, where it is refused.
      if (typeof version === 'number') return updateRecord(ctx, object.id, input.id, values, { ...options, expectedVersion: version });
      return updateRecord(ctx, object.id, input.id, version === undefined ? values : { ...values, version }, options);
    }),
    bind(routes.remove, async (ctx, input) => ({ deleted: await deleteRecords(ctx, object.id, [input.id]) })),
    bind(routes.bulk, (ctx, input) => writeBulk(ctx, object.id, input)),
  ];
}

function bindReads(object: ObjectDefinition, routes: ObjectRoutes): BoundRoute[] {
  return [
    bind(routes.get, (ctx, input) => getRecord(ctx, object.id, input.id)),
    bind(routes.query, (ctx, input) => queryRecords(ctx, object.id, input)),
    bind(routes.list, (ctx, input) =>
      queryRecords(ctx, object.id, { ...input, sort: sortOf(input.sort), columns: input.columns?.split(',').map((name) => name.trim()) }),
    ),
    bind(routes.aggregate, (ctx, input) => aggregateRecords(ctx, object.id, input)),
    bind(routes.board, (ctx, input) => boardRecords(ctx, object.id, input)),
    bindRaw(routes.export, (call, input) => exportRecords(call, object.id, input)),
    bind(routes.timeline, (ctx, input) => readTimeline(ctx, object.id, input.id, input)),
    bind(routes.history, (ctx, input) => readHistory(ctx, object.id, input.id)),
    bind(routes.access, (ctx, input) => explainAccess(ctx, object.id, input.id)),
  ];
}

/** `-close_date,name` as sort keys. */
function sortOf(text: string | undefined): { field: string; descending: boolean }[] | undefined {
  const names = text
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names?.map((name) => ({ field: name.replace(/^-/, ''), descending: name.startsWith('-') }));
}
