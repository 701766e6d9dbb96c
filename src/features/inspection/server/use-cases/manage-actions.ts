import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { conflict, forbidden, notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import type { completeAction as completeRoute, createAction as createRoute } from '../../contract/inspection.routes.ts';
import { daysToMend } from '../../contract/score.ts';
import * as actions from '../action.queries.ts';
import * as queries from '../inspection.queries.ts';
import { tellActionOwner } from '../action-notices.ts';
import { requireInspection } from '../inspection.policy.ts';
import { viewAction } from '../present.ts';
import { recheckLocked } from './recheck-finding.ts';

/** Gives a finding to somebody to mend; due by its severity unless a date is given. */
export async function createAction(ctx: Context, input: RouteInput<typeof createRoute>): Promise<RouteOutput<typeof createRoute>> {
  requireInspection(ctx.actor, 'manageActions');
  const finding = await queries.lockFinding(ctx, input.id);
  if (!finding) throw notFound({ zh: '检查发现', en: 'Finding' });
  if (finding.status === 'closed')
    throw conflict('inspection.finding_closed', {
      zh: '这个发现已经关闭，不需要新的措施。',
      en: 'This finding is closed; it needs no further action.',
    });
  const [owner] = await ctx.session.query({
    text: `select 1 from organisation_member where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, input.ownerId],
  });
  if (!owner) throw notFound({ zh: '负责人', en: 'Owner' });

  const dueOn = input.dueOn ?? dayAfter(ctx, daysToMend[finding.severity]);
  const id = await actions.insertAction(ctx, { findingId: finding.id, title: input.title, cause: input.cause, ownerId: input.ownerId, dueOn });
  await queries.markFinding(ctx, finding.id, 'acting');
  ctx.emit({
    kind: 'inspection.action_created',
    object: 'inspection_action',
    recordId: id,
    facts: { findingId: finding.id, ownerId: input.ownerId, dueOn },
  });
  await tellActionOwner(ctx, { id, ownerId: input.ownerId, title: input.title, dueOn });
  return viewAction(ctx, await getAction(ctx, id));
}

/** The owner says it is done; that is not yet closed: the item is measured again at once. */
export async function completeAction(ctx: Context, input: RouteInput<typeof completeRoute>): Promise<RouteOutput<typeof completeRoute>> {
  const action = await getAction(ctx, input.id);
  if (action.owner_id !== ctx.actor.memberId) requireInspection(ctx.actor, 'manageActions');
  const finding = await queries.lockFinding(ctx, action.finding_id);
  if (!finding) throw notFound({ zh: '检查发现', en: 'Finding' });
  if (action.status === 'closed')
    throw forbidden('inspection.action_closed', { zh: '这项措施已经验证关闭。', en: 'This action is already verified and closed.' });

  await actions.markActionDone(ctx, action.id);
  await queries.markFinding(ctx, finding.id, 'done');
  ctx.emit({ kind: 'inspection.action_done', object: 'inspection_action', recordId: action.id });
  const { recheck } = await recheckLocked(ctx, { ...finding, status: 'done' }, action.id);
  return { action: viewAction(ctx, await getAction(ctx, action.id)), recheck };
}

async function getAction(ctx: Context, id: string): Promise<actions.ActionRow> {
  const action = await actions.findAction(ctx, id);
  if (!action) throw notFound({ zh: '纠正措施', en: 'Corrective action' });
  return action;
}

/** The date so many days from now, in the workspace's time zone. */
function dayAfter(ctx: Context, days: number): string {
  const then = new Date(ctx.now.getTime() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: ctx.workspace.timeZone }).format(then);
}
