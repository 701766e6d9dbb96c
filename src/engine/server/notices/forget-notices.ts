import type { JobDefinition } from '../feature.ts';
import { deleteOldNotices } from './notice.queries.ts';

/** Old messages are forgotten at night. */
export const forgetNoticesJob: JobDefinition = {
  id: 'notice.forget',
  schedule: '40 3 * * *',
  run: (job) => job.write(null, deleteOldNotices),
};
