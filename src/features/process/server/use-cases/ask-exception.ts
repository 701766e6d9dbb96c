import { type Issue, conflict, forbidden, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { has } from '#engine/contract/actor.ts';
import type { ApprovalDecision } from '#engine/server/approvals/approval-source.ts';
import type { Context } from '#engine/server/context.ts';
import { objectNamed } from '#engine/server/fields/object-storage.ts';
import { notify } from '#engine/server/notices/notify.ts';
import { getRecord } from '#engine/server/records/records.ts';
import { findDeciders } from '#features/organisation/server/public.ts';
import { findStage } from '../../contract/definition.ts';
import type { askExceptionRoute, listExceptionRequestsRoute } from '../../contract/exception-request.routes.ts';
import { labelOfRequirement } from '../../contract/requirement-label.ts';
import * as queries from '../exception-request.queries.ts';
import { type ProcessInForce, ensureProcessInForce } from '../load-process.ts';
import { requireAbility } from '../process.policy.ts';
import { storeException } from './grant-exception.ts';

const granting = 'process.grant_exception';

/** Asks whoever may grant it to let a record past some requirements; the nearest superior with that right is told. */
export async function askException(ctx: Context, input: RouteInput<typeof askExceptionRoute>): Promise<RouteOutput<typeof askExceptionRoute>> {
  const process = await ensureProcessInForce(ctx, input.object);
  const stage = process && findStage(process.definition, input.stage);
  if (!process || !stage) throw notFound({ zh: '流程阶段', en: 'Stage of the process' });
  await getRecord(ctx, input.object, input.recordId);
  const conditions = labelsOf(ctx, process, input);
  const deciders = await findDeciders(ctx, ctx.actor.memberId, granting);
  if (deciders.length === 0) throw nobodyToAsk();
  const id = ctx.newId();
  await queries.insertRequest(ctx, { ...input, id, conditions, expiresAt: new Date(input.expiresAt), askedOf: deciders });
  ctx.emit({
    kind: 'process.exception_asked',
    object: input.object,
    recordId: input.recordId,
    facts: { request: id, stage: stage.label, conditions: conditions.map((each) => each.label), reason: input.reason, asked_of: deciders },
  });
  await notify(ctx, {
    kind: 'process.exception_asked',
    to: deciders,
    object: input.object,
    recordId: input.recordId,
    link: `/approvals?id=${id}`,
    text: input.reason,
    facts: { stage: stage.label, count: conditions.length },
  });
  const asked = (await queries.listRequestsOf(ctx, input.object, input.recordId)).find((request) => request.id === id);
  return { id, askedOf: [...(asked?.asked_of ?? [])] };
}

/** Requests of a record the caller sees. */
export async function listExceptionRequests(ctx: Context, input: RouteInput<typeof listExceptionRequestsRoute>) {
  await getRecord(ctx, input.object, input.recordId);
  const rows = await queries.listRequestsOf(ctx, input.object, input.recordId);
  return {
    requests: rows.map((row) => ({
      id: row.id,
      object: row.object,
      recordId: row.record_id,
      stage: row.stage,
      conditions: [...row.conditions],
      reason: row.reason,
      expiresAt: row.expires_at.toISOString(),
      askedBy: row.asked_by,
      askedAt: row.asked_at.toISOString(),
      askedOf: [...(row.asked_of ?? [])],
      status: statusNow(ctx, row),
      decidedBy: row.decided_by,
      note: row.note,
    })),
  };
}

/** Grants or declines a request, once, never one's own; the asker is told with the note. */
export async function decideException(ctx: Context, decision: ApprovalDecision): Promise<void> {
  const request = await requireWaiting(ctx, decision.id);
  requireAbility(ctx, granting);
  if (request.asked_by.id === ctx.actor.memberId) throw ownRequest();
  const isAsked = request.asked_of?.some((each) => each.id === ctx.actor.memberId) ?? false;
  if (decision.isApproved || !isAsked) await getRecord(ctx, request.object, request.record_id);
  const process = await ensureProcessInForce(ctx, request.object);
  if (decision.isApproved) await grantAll(ctx, request, process);
  else
    ctx.emit({
      kind: 'process.exception_declined',
      object: request.object,
      recordId: request.record_id,
      facts: { request: request.id, note: decision.note },
    });
  await queries.markRequest(ctx, request.id, { status: decision.isApproved ? 'approved' : 'declined', note: decision.note });
  const stage = process && findStage(process.definition, request.stage)?.label;
  await notify(ctx, {
    kind: decision.isApproved ? 'process.exception_approved' : 'process.exception_declined',
    to: [request.asked_by.id],
    object: request.object,
    recordId: request.record_id,
    facts: { stage: stage ?? request.stage },
    ...(decision.note !== null && { text: decision.note }),
  });
}

/** Takes one's own request back while it waits. */
export async function withdrawException(ctx: Context, id: string): Promise<void> {
  const request = await requireWaiting(ctx, id);
  if (request.asked_by.id !== ctx.actor.memberId) throw notFound({ zh: '你的申请', en: 'Request of yours' });
  await queries.markRequest(ctx, id, { status: 'withdrawn', note: null });
  ctx.emit({ kind: 'process.exception_withdrawn', object: request.object, recordId: request.record_id, facts: { request: id } });
}

/** What a request is now: one that nobody answered in time is over. */
export function statusNow(ctx: Context, row: Pick<queries.RequestRow, 'status' | 'expires_at'>) {
  return row.status === 'waiting' && row.expires_at <= ctx.now ? ('expired' as const) : row.status;
}

async function grantAll(ctx: Context, request: queries.RequestRow, process: ProcessInForce | undefined): Promise<void> {
  const known = request.conditions.filter((each) => process && labelOfRequirement(process.definition, each.id, plainLabel) !== undefined);
  if (known.length === 0) {
    throw conflict('process.request_outdated', {
      zh: '流程已经改版，不再有这些要求，无需例外；请让对方直接推进。',
      en: 'The process has changed and no longer asks for this; no exception is needed.',
    });
  }
  for (const { id: conditionId } of known) {
    const { object, record_id: recordId, reason, expires_at: expiresAt } = request;
    await storeException(ctx, { id: ctx.newId(), object, memberId: null, recordId, conditionId, reason, expiresAt }, process?.processId ?? null);
  }
}

async function requireWaiting(ctx: Context, id: string): Promise<queries.RequestRow> {
  const request = await queries.lockRequest(ctx, id);
  const isKnown =
    request &&
    (request.asked_by.id === ctx.actor.memberId || request.asked_of?.some((each) => each.id === ctx.actor.memberId) || has(ctx.actor, granting));
  if (!request || !isKnown) throw notFound({ zh: '例外申请', en: 'Request for an exception' });
  if (statusNow(ctx, request) === 'waiting') return request;
  throw conflict('process.request_closed', {
    zh: '这条申请已经处理过或已过期，请刷新。',
    en: 'This request was answered already or has expired; refresh.',
  });
}

function labelsOf(ctx: Context, process: ProcessInForce, input: RouteInput<typeof askExceptionRoute>): queries.RequestRow['conditions'] {
  const { fields } = objectNamed(ctx.registry, input.object);
  const issues: Issue[] = [];
  const conditions = [...new Set(input.conditionIds)].flatMap((id) => {
    const label = labelOfRequirement(process.definition, id, (field) => fields[field]?.label ?? plainLabel(field));
    if (label) return [{ id, label }];
    const message = {
      zh: `现行流程没有要求“${id}”，请从被拒的提示里选择。`,
      en: `The process in force has no requirement “${id}”; take it from the refusal.`,
    };
    issues.push({ field: 'conditionIds', code: 'process.exception_unknown', message });
    return [];
  });
  if (new Date(input.expiresAt) <= ctx.now) {
    const message = { zh: '到期时间要在将来。', en: 'It must expire in the future.' };
    issues.push({ field: 'expiresAt', code: 'process.exception_expired', message });
  }
  if (issues.length > 0) throw invalid(issues);
  return conditions;
}

function plainLabel(id: string) {
  return { zh: id, en: id };
}

function nobodyToAsk() {
  return conflict('process.nobody_grants', {
    zh: '还没有人有“批准流程例外”权限，请管理员在角色里授予。',
    en: 'Nobody has the ability to grant exceptions yet; ask an administrator to give it to a role.',
  });
}

function ownRequest() {
  return forbidden('process.own_request', {
    zh: '不能批准自己的申请，请让另一位有权限的人处理。',
    en: 'You cannot decide on your own request; somebody else with the right has to.',
  });
}
