import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { checklistRoles } from './steps.ts';

/** What a person may note about their own first steps. */
export const OnboardingMark = z.discriminatedUnion('what', [
  z.object({ what: z.literal('step'), step: z.string().regex(/^[a-z_]{1,40}$/), state: z.enum(['done', 'skipped', 'open']) }),
  z.object({ what: z.literal('tour'), state: z.enum(['running', 'closed']) }),
  z.object({ what: z.literal('checklist'), state: z.enum(['shown', 'hidden']) }),
  z.object({ what: z.literal('release'), release: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/) }),
]);
export type OnboardingMark = z.infer<typeof OnboardingMark>;

/** How far somebody got: each step with whether it is done, as the records themselves tell. */
export const OnboardingProgress = z.object({
  role: z.enum(checklistRoles),
  steps: z.array(z.object({ id: z.string(), state: z.enum(['open', 'done', 'skipped']) })),
  tour: z.enum(['new', 'running', 'closed']),
  isHidden: z.boolean(),
  /** The release whose news the person has read; null when none. */
  release: z.string().nullable(),
});
export type OnboardingProgress = z.infer<typeof OnboardingProgress>;

export const getOnboardingRoute = defineRoute({
  id: 'onboarding.get',
  method: 'GET',
  path: '/api/onboarding',
  kind: 'read',
  summary: { zh: '入门进度：清单、引导、读过的更新', en: 'First steps: checklist, tour, and the news one has read' },
  output: OnboardingProgress,
});

export const markOnboardingRoute = defineRoute({
  id: 'onboarding.mark',
  method: 'PUT',
  path: '/api/onboarding/marks',
  kind: 'write',
  summary: { zh: '记下入门进度：跳过、继续、已读', en: 'Note one’s own progress: skipped, going on, read' },
  body: z.object({ marks: z.array(OnboardingMark).min(1).max(20) }),
  output: z.object({ marked: z.int() }),
});
