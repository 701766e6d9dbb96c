import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

/** Where background work stands; the last two are final. */
export const JobStatus = z.enum(['queued', 'running', 'done', 'failed']);
export type JobStatus = z.infer<typeof JobStatus>;

/** Background work as people watch it: what, how far, how it ended. */
export const Job = z.object({
  id: z.uuid(),
  /** `<slice>.<verb>`, e.g. `import.run`. */
  kind: z.string(),
  status: JobStatus,
  done: z.number().int(),
  /** Absent while the amount of work is not known. */
  total: z.number().int().nullable(),
  note: z.string().nullable(),
  /** Why it failed, or why it is being tried again. */
  error: z.object({ code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  attempts: z.number().int(),
  requested_by: z.uuid().nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

export const listJobsRoute = defineRoute({
  id: 'job.list',
  method: 'GET',
  path: '/api/jobs',
  summary: { zh: '最近的后台任务', en: 'Recent background jobs' },
  query: z.object({
    kind: z.string().max(100).optional(),
    status: JobStatus.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(Job) }),
  kind: 'read',
});

export const getJobRoute = defineRoute({
  id: 'job.get',
  method: 'GET',
  path: '/api/jobs/:id',
  summary: { zh: '查看一个后台任务的进度', en: 'How far a background job has come' },
  params: z.object({ id: z.uuid() }),
  output: Job,
  kind: 'read',
});
