import { z } from 'zod';

const QueuedJob = z.object({ workspaceId: z.uuid(), jobId: z.uuid() });
const QueuedReaction = z.object({ reactionId: z.string(), workspaceId: z.uuid(), eventIds: z.array(z.uuid()) });

/** Checks what the queue carries of a job; anything else did not come from us. */
export function readQueuedJob(payload: unknown): z.infer<typeof QueuedJob> {
  return QueuedJob.parse(payload);
}

/** Checks what the queue carries of a reaction. */
export function readReactionJob(payload: unknown): z.infer<typeof QueuedReaction> {
  return QueuedReaction.parse(payload);
}
