import { getJobRoute, listJobsRoute } from '../contract/jobs/job.routes.ts';
import { bind, defineFeature } from './feature.ts';
import { getJob, listJobs } from './jobs/job.use-cases.ts';
import { engineTables } from './migrations/0010-engine.ts';
import { jobTables } from './migrations/0020-jobs.ts';

/** What the engine itself brings: workspaces, the event log, and the tables records share. */
export const engineFeature = defineFeature({
  id: 'engine',
  routes: [bind(listJobsRoute, listJobs), bind(getJobRoute, getJob)],
  migrations: { '0010-engine': engineTables, '0020-jobs': jobTables },
});
