import { fileTables } from '#platform/server/files/migrations/0110-files.ts';
import { getJobRoute, listJobsRoute } from '../contract/jobs/job.routes.ts';
import { downloadFileRoute, listRecordFilesRoute, removeFileRoute, uploadFileRoute } from '../contract/files/file.routes.ts';
import { searchRoute } from '../contract/search/search.routes.ts';
import { bind, bindRaw, defineFeature } from './feature.ts';
import { removedFiles } from './files/migrations/1271-removed-files.ts';
import { listRecordFiles, removeFile } from './files/record-files.ts';
import { downloadFile, uploadFile } from './files/store-file.ts';
import { lookAtRecordRoute } from '../contract/live/presence.ts';
import { lookAtRecord } from './live/look-at-record.ts';
import { getJob, listJobs } from './jobs/job.use-cases.ts';
import { forgetKeysJob } from './http/forget-keys.ts';
import { engineTables } from './migrations/0010-engine.ts';
import { jobTables } from './migrations/0020-jobs.ts';
import { eventPartitions } from './migrations/0021-event-partitions.ts';
import { rollupTables } from './migrations/0910-rollup.ts';
import { searchIndex, searchTables } from './migrations/0920-search.ts';
import { pastMonths } from './migrations/0930-past-months.ts';
import { searchAddMade } from './migrations/1150-search-add-made.ts';
import { presenceTable } from './migrations/1351-presence.ts';
import { accessTables } from './migrations/1020-access.ts';
import { accessLevels } from './migrations/1190-access-levels.ts';
import { foldRollupsJob } from './records/fold-rollups.ts';
import { idempotencyKeys } from './migrations/1041-idempotency.ts';
import { findFrequentPairsJob, foldPostingsJob } from './search/find-frequent-pairs.ts';
import { frequentPairs } from './search/migrations/1160-frequent-pairs.ts';
import { pendingPostings } from './search/migrations/1162-pending-postings.ts';
import { searchBest } from './search/migrations/1161-search-best.ts';
import { searchRanked } from './search/migrations/1061-search-ranked.ts';
import { searchEverywhere } from './search/search-everywhere.ts';

/** What the engine itself brings: workspaces, the event log, and the tables records share. */
export const engineFeature = defineFeature({
  id: 'engine',
  routes: [
    bind(listJobsRoute, listJobs),
    bind(getJobRoute, getJob),
    bindRaw(uploadFileRoute, uploadFile),
    bindRaw(downloadFileRoute, downloadFile),
    bind(listRecordFilesRoute, listRecordFiles),
    bind(removeFileRoute, removeFile),
    bindRaw(lookAtRecordRoute, lookAtRecord),
    bind(searchRoute, searchEverywhere),
  ],
  jobs: [foldRollupsJob, forgetKeysJob, findFrequentPairsJob, foldPostingsJob],
  migrations: {
    '1351-presence': presenceTable,
    '0010-engine': engineTables,
    '0020-jobs': jobTables,
    '0021-event-partitions': eventPartitions,
    '0110-files': fileTables,
    '0910-rollup': rollupTables,
    '0920-search': searchTables,
    '0925-search-index': searchIndex,
    '1150-search-add-made': searchAddMade,
    '0930-past-months': pastMonths,
    '1061-search-ranked': searchRanked,
    '1160-frequent-pairs': frequentPairs,
    '1161-search-best': searchBest,
    '1162-pending-postings': pendingPostings,
    '1041-idempotency': idempotencyKeys,
    '1020-access': accessTables,
    '1190-access-levels': accessLevels,
    '1271-removed-files': removedFiles,
  },
});
