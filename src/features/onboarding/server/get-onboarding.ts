import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { grantOn, has, holdsRole, widthOf, type Actor } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import type { getOnboardingRoute, markOnboardingRoute, OnboardingMark } from '../contract/onboarding.routes.ts';
import { type ChecklistRole, type OnboardingStep, stepsOf } from '../contract/steps.ts';
import * as queries from './onboarding.queries.ts';

type Progress = RouteOutput<typeof getOnboardingRoute>;

/** How far the person got. What is proven by records needs no mark; what they skipped stays skipped until they do it. */
export async function getOnboarding(ctx: Context): Promise<Progress> {
  const marks = await queries.listMarks(ctx);
  const role = checklistRoleOf(ctx.actor);
  const steps = stepsOf(role);
  const open = steps.filter((step) => marks.get(`step.${step.id}`) !== 'done');
  const isProven = open.length === 0 ? () => true : await prover(ctx, open);
  return {
    role,
    steps: steps.map((step) => {
      const mark = marks.get(`step.${step.id}`);
      return { id: step.id, state: mark === 'done' || isProven(step) ? 'done' : mark === 'skipped' ? 'skipped' : 'open' };
    }),
    tour: marks.get('tour') === 'running' ? 'running' : marks.get('tour') === 'closed' ? 'closed' : 'new',
    isHidden: marks.get('checklist') === 'hidden',
    release: marks.get('release') ?? null,
  };
}

async function prover(ctx: Context, steps: readonly OnboardingStep[]): Promise<(step: OnboardingStep) => boolean> {
  const own = steps.some((step) => step.proof.kind === 'event') ? await queries.listOwnKinds(ctx) : new Set<string>();
  const present = steps.some((step) => step.proof.kind === 'has') ? await queries.findWhatWorkspaceHas(ctx) : undefined;
  return ({ proof }) => (proof.kind === 'event' ? own.has(`${proof.event} ${proof.object}`) : (present?.[proof.what] ?? false));
}

/** By what they may do, so that a workspace's own roles get the list that fits. */
function checklistRoleOf(actor: Actor): ChecklistRole {
  if (has(actor, 'member.manage')) return 'administrator';
  if (has(actor, 'process.publish')) return 'operations';
  const leads = widthOf(grantOn(actor, 'opportunity'), 'see') !== 'own' && !holdsRole(actor, ['representative']);
  return leads ? 'leader' : 'seller';
}

/** Notes what the person skipped, read or closed. It is theirs alone and tells nobody anything. */
export async function markOnboarding(ctx: Context, input: RouteInput<typeof markOnboardingRoute>): Promise<RouteOutput<typeof markOnboardingRoute>> {
  const marks = new Map(input.marks.map((mark) => [markName(mark), mark.what === 'release' ? mark.release : mark.state]));
  await queries.saveMarks(
    ctx,
    [...marks].map(([mark, state]) => ({ mark, state })),
  );
  return { marked: marks.size };
}

function markName(mark: OnboardingMark): string {
  return mark.what === 'step' ? `step.${mark.step}` : mark.what;
}
