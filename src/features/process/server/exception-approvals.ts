import type { Label } from '#platform/contract/label.ts';
import type { ApprovalView } from '#engine/contract/approvals/approval.routes.ts';
import { defineNoticeKinds } from '#engine/contract/notices/notice-kind.ts';
import { has } from '#engine/contract/actor.ts';
import type { ApprovalItem, ApprovalSource } from '#engine/server/approvals/approval-source.ts';
import { findNamesInSight } from '#engine/server/notices/names-in-sight.ts';
import type { Context } from '#engine/server/context.ts';
import { findStage } from '../contract/definition.ts';
import * as queries from './exception-request.queries.ts';
import { findProcessInForce } from './load-process.ts';
import { decideException, statusNow, withdrawException } from './use-cases/ask-exception.ts';

const facts = {
  stage: { zh: '要进入', en: 'To enter' },
  conditions: { zh: '免去的要求', en: 'Requirements set aside' },
  until: { zh: '有效至', en: 'Valid until' },
} as const;

/** Requests for exceptions in the approvals centre. */
export const exceptionApprovals: ApprovalSource = {
  id: 'process.exception',
  name: { zh: '流程例外', en: 'Process exception' },
  countWaiting: queries.countWaiting,
  list: async (ctx, view, limit) => {
    if (view === 'others' && !has(ctx.actor, 'process.grant_exception')) return [];
    const rows = await queries.listRequests(ctx, view, limit);
    return present(ctx, view, rows);
  },
  decide: decideException,
  withdraw: withdrawException,
};

/** What asking for exceptions tells people. */
export const exceptionNotices = defineNoticeKinds([
  {
    id: 'process.exception_asked',
    tab: 'approval',
    look: 'approval',
    name: { zh: '有例外等我批准', en: 'An exception waits for me' },
    says: { zh: '{actor}申请让{record}例外进入“{stage}”', en: '{actor} asks to let {record} enter “{stage}” as an exception' },
    isAlwaysOn: true,
  },
  {
    id: 'process.exception_approved',
    tab: 'approval',
    look: 'done',
    name: { zh: '我的例外申请获批', en: 'My request for an exception is granted' },
    says: { zh: '{actor}批准了例外：{record}可以进入“{stage}”', en: '{actor} granted the exception: {record} may enter “{stage}”' },
    isAlwaysOn: true,
  },
  {
    id: 'process.exception_declined',
    tab: 'approval',
    look: 'failed',
    name: { zh: '我的例外申请被驳回', en: 'My request for an exception is declined' },
    says: { zh: '{actor}驳回了{record}进入“{stage}”的例外', en: '{actor} declined the exception for {record} to enter “{stage}”' },
    isAlwaysOn: true,
  },
]);

async function present(ctx: Context, view: ApprovalView, rows: readonly queries.RequestRow[]): Promise<ApprovalItem[]> {
  const names = await findNamesInSight(ctx, rows);
  const stages = await stageLabels(ctx, rows);
  const shown = view === 'others' ? rows.filter((row) => names.has(row.record_id)) : rows;
  return shown.map((row) => {
    const name = names.get(row.record_id)?.name ?? null;
    const stage = stages(row);
    const status = statusNow(ctx, row);
    const isAsker = row.asked_by.id === ctx.actor.memberId;
    return {
      id: row.id,
      title: { zh: `例外进入“${stage.zh}”`, en: `Enter “${stage.en}” as an exception` },
      facts: [
        { label: facts.stage, value: stage },
        { label: facts.conditions, value: joined(row.conditions.map((each) => each.label)) },
        { label: facts.until, value: { zh: row.expires_at.toISOString(), en: row.expires_at.toISOString() }, isDay: true },
      ],
      reason: row.reason,
      object: row.object,
      recordId: name === null ? null : row.record_id,
      recordName: name,
      askedBy: row.asked_by,
      askedAt: row.asked_at.toISOString(),
      askedOf: [...(row.asked_of ?? [])],
      status,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at?.toISOString() ?? null,
      note: row.note,
      canDecide: status === 'waiting' && !isAsker && has(ctx.actor, 'process.grant_exception'),
      canWithdraw: status === 'waiting' && isAsker,
    };
  });
}

async function stageLabels(ctx: Context, rows: readonly queries.RequestRow[]): Promise<(row: queries.RequestRow) => Label> {
  const labels = new Map<string, Label>();
  for (const object of new Set(rows.map((row) => row.object))) {
    const process = await findProcessInForce(ctx, object);
    for (const row of rows) {
      const stage = row.object === object && process ? findStage(process.definition, row.stage) : undefined;
      if (stage) labels.set(`${object} ${row.stage}`, stage.label);
    }
  }
  return (row) => labels.get(`${row.object} ${row.stage}`) ?? { zh: row.stage, en: row.stage };
}

function joined(labels: readonly Label[]): Label {
  return { zh: labels.map((label) => label.zh).join('；'), en: labels.map((label) => label.en).join('; ') };
}
