import { latePart } from '#platform/web/late-part.tsx';
import { registerObject } from '#engine/web/objects/object-registry.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { activity } from '../contract/activity.objects.ts';

/** How follow-ups look on screen. */
export const activityWeb = registerObject({
  object: activity,
  icon: 'phone',
  teaching: activityMessages['activity.teaching'],
  createFields: ['type', 'subject', 'due_at', 'account', 'opportunity', 'contact', 'owner', 'status', 'content'],
  headerFields: ['type', 'status', 'due_at', 'account', 'opportunity', 'outcome', 'owner'],
  HeaderPart: latePart(() => import('./activity-actions.tsx').then((module) => ({ default: module.ActivityActions }))),
  PeekPart: latePart(() => import('./activity-actions.tsx').then((module) => ({ default: module.ActivityActions }))),
});
