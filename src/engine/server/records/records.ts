// The door to records for capabilities: every function works within what the actor may do.
export { createRecord, createRecords, createRecordsEach } from './create-records.ts';
export { deleteRecords, deleteRecordsEach } from './delete-records.ts';
export { type RecordPast, replaceVersions } from './replace-versions.ts';
export { type RecordUpdate, updateRecord, updateRecords, updateRecordsEach } from './update-records.ts';
export type { WriteOptions, WriteOutcome } from './write-options.ts';
export { findRecord, getRecord } from '../query/get-record.ts';
export { queryRecords } from '../query/query-records.ts';
export { isGranted, type Scope, scopeFor } from '../policy/scope.ts';
export { aggregateRecords } from '../query/aggregate-records.ts';
export { boardRecords } from '../query/board-records.ts';
export { readHistory, readTimeline } from '../query/read-timeline.ts';
export { explainAccess } from '../policy/explain-access.ts';
