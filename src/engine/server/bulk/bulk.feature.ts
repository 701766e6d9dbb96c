import * as routes from '../../contract/bulk/bulk-change.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { bulkNotices, runBulkJob, undoBulkJob } from './bulk.job.ts';
import { cancelBulkChange, listBulkRecords, previewBulkChange, startBulkChange, undoBulkChange } from './manage-bulk.ts';
import { bulkChanges } from './migrations/1341-bulk-changes.ts';
import { getBulkChange, listBulkChanges } from './view-bulk.ts';

/** Changes of any number of records in the background: seen before, stopped on the way, taken back after. */
export const bulkFeature = defineFeature({
  id: 'bulk',
  migrations: { '1341-bulk-changes': bulkChanges },
  jobs: [runBulkJob, undoBulkJob],
  noticeKinds: bulkNotices,
  routes: [
    bind(routes.previewBulkChangeRoute, previewBulkChange),
    bind(routes.startBulkChangeRoute, startBulkChange),
    bind(routes.listBulkChangesRoute, listBulkChanges),
    bind(routes.getBulkChangeRoute, getBulkChange),
    bind(routes.listBulkRecordsRoute, listBulkRecords),
    bind(routes.cancelBulkChangeRoute, cancelBulkChange),
    bind(routes.undoBulkChangeRoute, undoBulkChange),
  ],
});
