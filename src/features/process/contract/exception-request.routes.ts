import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Person = z.object({ id: z.uuid(), name: z.string() });

/** A request to let one record past some requirements of a stage. */
export const ExceptionRequest = z.object({
  id: z.uuid(),
  object: z.string(),
  recordId: z.uuid(),
  stage: z.string(),
  conditions: z.array(z.object({ id: z.string(), label: Words })),
  reason: z.string(),
  expiresAt: z.string(),
  askedBy: Person.nullable(),
  askedAt: z.string(),
  askedOf: z.array(Person),
  status: z.enum(['waiting', 'approved', 'declined', 'withdrawn', 'expired']),
  decidedBy: Person.nullable(),
  note: z.string().nullable(),
});
export type ExceptionRequest = z.infer<typeof ExceptionRequest>;

export const askExceptionRoute = defineRoute({
  id: 'process.ask_exception',
  method: 'POST',
  path: '/api/process-exception-requests',
  kind: 'write',
  body: z.object({
    object: z.string().default('opportunity'),
    recordId: z.uuid(),
    /** The stage it wants to enter. */
    stage: z.string().min(1).max(60),
    /** Ids of the requirements as the refused move names them. */
    conditionIds: z.array(z.string().min(1).max(120)).min(1).max(40),
    reason: z.string().trim().min(1).max(1000),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  output: z.object({ id: z.uuid(), askedOf: z.array(Person) }),
  summary: { zh: '申请例外：哪些要求、为什么、到何时', en: 'Ask for an exception: to which requirements, why, until when' },
});

export const listExceptionRequestsRoute = defineRoute({
  id: 'process.exception_requests',
  method: 'GET',
  path: '/api/process-exception-requests',
  kind: 'read',
  query: z.object({ object: z.string().default('opportunity'), recordId: z.uuid() }),
  output: z.object({ requests: z.array(ExceptionRequest) }),
  summary: { zh: '一条记录的例外申请', en: 'Requests for exceptions of a record' },
});
