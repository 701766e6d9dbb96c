import { conflict, notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import type { RuleItem } from '../contract/template.ts';
import { findAction, markActionAdopted } from './action.queries.ts';
import { findVersion } from './inspection.queries.ts';
import { requireInspection } from './inspection.policy.ts';

/** A verified corrective action and the rule whose breach it mended. */
export interface AdoptableRule {
  readonly actionId: string;
  readonly findingId: string;
  readonly title: string;
  readonly item: RuleItem;
}

/** The rule behind a closed action; refuses one that is not verified, or whose item is no rule over records. */
export async function getAdoptableRule(ctx: Context, actionId: string): Promise<AdoptableRule> {
  requireInspection(ctx.actor, 'see');
  const action = await findAction(ctx, actionId);
  if (!action) throw notFound({ zh: '纠正措施', en: 'Corrective action' });
  if (action.status !== 'closed') {
    throw conflict('improvement.not_verified', {
      zh: '这项措施还没有通过复查，关闭后才能采纳为新标准。',
      en: 'This action is not verified yet; it can be adopted once its recheck has closed it.',
    });
  }
  const version = await findVersion(ctx, action.template_id, action.template_version);
  const item = version?.definition.items.find((candidate) => candidate.id === action.item_id);
  if (item?.kind !== 'rule') {
    throw conflict('improvement.no_rule', {
      zh: '这个检查项是指标，不是记录规则，无法变成流程关口。',
      en: 'This item is a metric, not a rule over records; it cannot become a gate.',
    });
  }
  return { actionId, findingId: action.finding_id, title: action.title, item };
}

/** Notes on the action which version of the process took it up. */
export async function markAdopted(ctx: Context, actionId: string, version: number): Promise<void> {
  await markActionAdopted(ctx, actionId, version);
}
