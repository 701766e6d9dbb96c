import type { Context } from '#engine/server/context.ts';
import { grantException, insertUses } from '#features/process/server/public.ts';
import type { DemoPlan } from '../contract/plan-demo.ts';
import type { DemoIds } from './write-team.ts';

const grants = [
  { conditionId: 'has_decision_maker', stage: 'negotiation', reason: '集团集采项目，决策人在总部，已由副总书面授权工厂推进', days: 30 },
  { conditionId: 'checklist.validation_report', stage: 'negotiation', reason: '沿用一期验收结论，客户不再单独出具技术确认', days: 20 },
  { conditionId: 'field.budget', stage: 'negotiation', reason: '国企预算未公开，按招标限价谈判', days: 45 },
  { conditionId: 'checklist.discount_cleared', stage: 'contract_approval', reason: '标杆客户，折扣由销售总监口头同意，补流程', days: 14 },
  { conditionId: 'has_met', stage: 'technical_validation', reason: '外省客户封闭施工，改为线上远程验证', days: 21 },
] as const;

/** Grants a few exceptions by name at the time the deals went past the gate; some are in force still. */
export async function writeExceptions(ctx: Context, plan: DemoPlan, ids: DemoIds): Promise<void> {
  const head = ids.members.get('head') ?? ctx.actor.memberId;
  for (const [at, grant] of grants.entries()) {
    const passed = plan.deals
      .filter((deal) => deal.course.stays.some((stay) => stay.stage === grant.stage && stay.reason === undefined))
      .at(-1 - at * 3);
    const entered = passed?.changes.find((change) => change.values['stage'] === grant.stage)?.at;
    if (!passed || !entered) continue;
    const granted: Context = { ...ctx, now: new Date(entered.getTime() - 3_600_000), actor: { ...ctx.actor, memberId: head } };
    const expiresAt = new Date(granted.now.getTime() + grant.days * 86_400_000).toISOString();
    const { id } = await grantException(granted, {
      object: 'opportunity',
      recordId: passed.id,
      conditionId: grant.conditionId,
      reason: grant.reason,
      expiresAt,
    });
    await insertUses({ ...ctx, now: entered }, [{ exceptionId: id, recordId: passed.id }]);
  }
}
