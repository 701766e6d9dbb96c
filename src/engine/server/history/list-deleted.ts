import type { RouteOutput } from '#platform/contract/route.ts';
import type { listDeletedRoute } from '../../contract/history/history.routes.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import { type ObjectStorage, peopleTables, storageOf } from '../fields/object-storage.ts';
import { closedFields } from '../policy/field-access.ts';
import { reachedAfter } from '../policy/reached-records.ts';
import { type Scope, scopeFor } from '../policy/scope.ts';
import { namedObject } from './read-record-at.ts';
import { readPlace, writePlace } from '../query/event-place.ts';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly at_text: string;
  readonly by: string | null;
  readonly by_name: string | null;
  readonly changes: Readonly<Record<string, readonly [FieldValue, FieldValue]>> | null;
}

/** Deleted records whose owner's records the actor sees, latest first, by the name they had. */
export async function listDeleted(
  ctx: Context,
  input: { readonly object: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<RouteOutput<typeof listDeletedRoute>> {
  const storage = storageOf(namedObject(ctx, input.object));
  const { object, table } = storage;
  const scope = scopeFor(ctx, object.id, 'see');
  const { owners } = scope;
  const [at, last] = readPlace(input.cursor) ?? [];
  const rows = await ctx.session.query<Row>({
    text: `select d.record_id as id, d.deleted_at as at, d.deleted_at::text as at_text, d.deleted_by as by, m.${peopleTables.member.nameColumn} as by_name, e.changes
      from engine_deleted_record d
      join event e on e.workspace_id = d.workspace_id and e.object = d.object and e.record_id = d.record_id and e.kind = 'record.deleted' and e.tx_id = d.tx_id
      left join ${peopleTables.member.table} m on m.workspace_id = d.workspace_id and m.id = d.deleted_by
      where d.workspace_id = $1 and d.object = $2 and ($3::timestamptz is null or (d.deleted_at, d.record_id) < ($3, $4::uuid))
        and ($5::text[] is null or e.changes -> $6 ->> 0 = any($5))
      order by d.deleted_at desc, d.record_id desc limit $7`,
    values: [ctx.workspace.id, table, at ?? null, last ?? null, owners ?? null, object.ownerField ?? '', input.limit + 1],
  });
  const shown = rows.slice(0, input.limit);
  const end = rows.length > input.limit ? shown.at(-1) : undefined;
  const isNamed = !closedFields(ctx.actor, object.id).includes(object.nameField);
  return {
    rows: (await withoutRestricted(ctx, storage, scope, shown)).map((row) => ({
      id: row.id,
      name: isNamed ? String(row.changes?.[object.nameField]?.[0] ?? '') : '',
      deletedAt: row.at.toISOString(),
      deletedBy: row.by === null ? null : { id: row.by, name: row.by_name },
    })),
    nextCursor: end ? writePlace(end.at_text, end.id) : null,
  };
}

/** What a restriction keeps from the actor is kept from them when it is deleted too. */
async function withoutRestricted(ctx: Context, storage: ObjectStorage, scope: Scope, rows: readonly Row[]): Promise<Row[]> {
  const candidates = rows.map((row) => ({
    row,
    id: row.id,
    values: Object.fromEntries(Object.entries(row.changes ?? {}).flatMap(([name, [before]]) => (storage.byName.has(name) ? [[name, before]] : []))),
  }));
  const isReached = await reachedAfter(ctx, storage, scope, candidates);
  return candidates.filter(isReached).map((candidate) => candidate.row);
}
