import { conflict, forbidden, invalid } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { has } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { getAdoptableRule, markAdopted } from '#features/inspection/server/public.ts';
import { ensureProcessInForce, storeDraft } from '#features/process/server/public.ts';
import { adoptRule, defaultStages } from '../../contract/adopt-rule.ts';
import type { adoptAction as route } from '../../contract/improvement.routes.ts';

/** Turns a verified correction into a draft of the process whose gate forbids the finding; publishing makes it hold. */
export async function adoptAction(ctx: Context, input: RouteInput<typeof route>): Promise<RouteOutput<typeof route>> {
  if (!has(ctx.actor, 'improvement.manage')) {
    throw forbidden('improvement.forbidden', {
      zh: '你没有采纳改进的权限，请联系管理员。',
      en: 'You may not adopt improvements; ask your administrator.',
    });
  }
  const rule = await getAdoptableRule(ctx, input.id);
  const process = await ensureProcessInForce(ctx, rule.item.object);
  if (!process) {
    throw conflict('improvement.no_process', {
      zh: '这类记录没有流程，规则无法变成关口。',
      en: 'These records follow no process; the rule cannot become a gate.',
    });
  }
  const stages = input.stages ?? defaultStages(process.definition);
  const unknown = stages.filter((id) => !process.definition.stages.some((stage) => stage.id === id));
  if (unknown.length > 0) {
    throw invalid([
      {
        field: 'stages',
        code: 'process.unknown_stage',
        message: { zh: `流程中没有阶段：${unknown.join('、')}。`, en: `The process has no stage ${unknown.join(', ')}.` },
      },
    ]);
  }

  const origin = `action:${rule.actionId}`;
  const definition = adoptRule(process.definition, { item: rule.item, origin }, stages);
  const versionId = await storeDraft(ctx, { object: rule.item.object, definition, note: rule.title, origin });
  const [version] = await ctx.session.query<{ number: number }>({
    text: 'select number from process_version where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, versionId],
  });
  const number = version?.number ?? 0;
  await markAdopted(ctx, rule.actionId, number);
  ctx.emit({ kind: 'improvement.adopted', object: 'inspection_action', recordId: rule.actionId, facts: { versionId, number, stages } });
  return { versionId, number, stages };
}
