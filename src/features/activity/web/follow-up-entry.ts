import { z } from 'zod';
import type { useQueueWrite } from '#platform/web/offline/use-queue.ts';
import { parseInstantText } from '#engine/contract/objects/parse-field-text.ts';
import { uploadFileRoute } from '#engine/contract/files/file.routes.ts';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { activityOutcomes } from '../contract/activity.choices.ts';
import { activity } from '../contract/activity.objects.ts';
import { completeActivityRoute, logActivityRoute } from '../contract/activity.routes.ts';

/** What is being written of a follow-up. */
export const FollowUpEntry = z.object({
  type: z.string(),
  content: z.string(),
  outcome: z.string().optional(),
  nextStep: z.string(),
  /** A day, or a day with its time by the clock of the workspace. */
  when: z.string().optional(),
  /** Where and when a visit began. */
  checkIn: z
    .object({ at: z.string(), latitude: z.string().optional(), longitude: z.string().optional(), accuracy: z.number().optional() })
    .optional(),
  /** Ids of the records it belongs to, by field. */
  links: z.record(z.string(), z.string()),
});
export type FollowUpEntry = z.infer<typeof FollowUpEntry>;

/** A planned follow-up that is being completed. */
export interface CompletedFollowUp {
  readonly id: string;
  readonly type: string;
}

/** To-dos are planned, everything else has happened. */
export function isTaskEntry(entry: FollowUpEntry, completes: CompletedFollowUp | undefined): boolean {
  return entry.type === 'task' && !completes;
}

/** Whether there is anything worth sending or keeping. */
export function isFilled(entry: FollowUpEntry): boolean {
  return entry.content.trim() !== '' || entry.nextStep.trim() !== '' || entry.checkIn !== undefined;
}

/** The points of its quality; a to-do has none. */
export function qualityParts(entry: FollowUpEntry): Readonly<Record<'content' | 'outcome' | 'next_step' | 'next_step_on', string | null>> {
  return {
    content: entry.content || null,
    outcome: entry.outcome ?? null,
    next_step: entry.nextStep || null,
    next_step_on: entry.when?.slice(0, 10) ?? null,
  };
}

interface Sending {
  readonly entry: FollowUpEntry;
  readonly completes: CompletedFollowUp | undefined;
  readonly timeZone: string;
  readonly photos: readonly File[];
  /** Writes now, or when the connection is back. */
  readonly queueWrite: ReturnType<typeof useQueueWrite>;
  /** What it is called while it waits for the connection. */
  readonly label: string;
}

/**
 * Sends it through the entrance that fits: completes what was planned, plans a to-do, or logs what happened. Without a connection it is kept
 * and sent later, with the time it happened.
 */
export function saveFollowUp({ entry, completes, timeZone, photos, queueWrite, label }: Sending): Promise<{ readonly isQueued: boolean }> {
  const files = photos.map((file) => ({ field: 'photos', file }));
  const kept = { label, files, uploadTo: uploadFileRoute.path };
  if (isTaskEntry(entry, completes)) return queueWrite({ ...kept, route: routesOf(activity).create, input: taskOf(entry, timeZone) });
  const result = { ...resultOf(entry, timeZone), at: new Date().toISOString() };
  if (completes) {
    const { contact } = entry.links;
    const input = { id: completes.id, ...result, ...(contact !== undefined && { contact }) };
    return queueWrite({ ...kept, route: completeActivityRoute, input });
  }
  return queueWrite({ ...kept, route: logActivityRoute, input: { type: entry.type, ...entry.links, ...result } });
}

function taskOf(entry: FollowUpEntry, timeZone: string) {
  const content = entry.content.trim();
  const [subject = content] = content.split('\n');
  const due = instantOf(entry.when, timeZone);
  return {
    type: 'task',
    status: 'planned',
    subject: subject.slice(0, 300),
    content,
    ...entry.links,
    ...(due !== undefined && { due_at: due }),
  };
}

/** A next step with a time, or one that no deal carries, becomes a to-do of its own, so that the time is not lost. */
function resultOf(entry: FollowUpEntry, timeZone: string) {
  const content = entry.content.trim();
  const nextStep = entry.nextStep.trim();
  const outcome = activityOutcomes.find((option) => option.value === entry.outcome)?.value;
  const hasClock = entry.when?.includes('T') ?? false;
  const at = nextStep !== '' && (hasClock || entry.links['opportunity'] === undefined) ? instantOf(entry.when, timeZone) : undefined;
  return {
    ...(content && { content }),
    ...(outcome !== undefined && { outcome }),
    ...(nextStep && { nextStep }),
    ...(entry.when !== undefined && { nextStepOn: entry.when.slice(0, 10) }),
    ...(at !== undefined && { nextStepAt: at }),
    ...(entry.checkIn && { checkIn: entry.checkIn }),
  };
}

function instantOf(when: string | undefined, timeZone: string): string | undefined {
  if (when === undefined) return undefined;
  return parseInstantText((when.includes('T') ? when : `${when}T09:00`).replace('T', ' '), timeZone);
}
