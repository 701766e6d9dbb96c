import {
  getRecordAtRoute,
  listChangesRoute,
  listDeletedRoute,
  restoreDeletedRoute,
  restoreValuesRoute,
} from '../../contract/history/history.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { deletedRecords } from '../migrations/1042-deleted-records.ts';
import { listChanges } from './list-changes.ts';
import { listDeleted } from './list-deleted.ts';
import { readRecordAt } from './read-record-at.ts';
import { restoreDeleted } from './restore-deleted.ts';
import { restoreValues } from './restore-values.ts';

/** The past of any record: every change, how it was at an instant, and the way back there. */
export const historyFeature = defineFeature({
  id: 'history',
  routes: [
    bind(listChangesRoute, listChanges),
    bind(getRecordAtRoute, (ctx, input) => readRecordAt(ctx, input.object, input.id, new Date(input.at))),
    bind(restoreValuesRoute, (ctx, input) => restoreValues(ctx, input)),
    bind(listDeletedRoute, (ctx, input) => listDeleted(ctx, input)),
    bind(restoreDeletedRoute, (ctx, input) => restoreDeleted(ctx, input.object, input.id)),
  ],
  migrations: { '1042-deleted-records': deletedRecords },
});
