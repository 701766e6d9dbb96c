import { type Issue, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { getRecord } from '#engine/server/records/records.ts';
import { type ProcessDefinition, conditionsOf } from '../../contract/definition.ts';
import type { grantExceptionRoute, listExceptionsRoute } from '../../contract/process.routes.ts';
import * as queries from '../exception.queries.ts';
import { ensureProcessInForce } from '../load-process.ts';
import { requireAbility } from '../process.policy.ts';

/** Lets one person, one record, or one person at one record past one requirement, for a reason and until a day. */
export async function grantException(ctx: Context, input: RouteInput<typeof grantExceptionRoute>): Promise<{ id: string }> {
  requireAbility(ctx, 'process.grant_exception');
  const process = await ensureProcessInForce(ctx, input.object);
  if (!process) throw notFound({ zh: '流程', en: 'Process' });
  refuseVague(ctx, process.definition, input);
  if (input.recordId !== undefined) await getRecord(ctx, input.object, input.recordId);
  if (input.memberId !== undefined) await requireMember(ctx, input.memberId);

  const exception = { ...newException(ctx, input), memberId: input.memberId ?? null, recordId: input.recordId ?? null };
  await storeException(ctx, exception, process.processId);
  return { id: exception.id };
}

function newException(ctx: Context, input: RouteInput<typeof grantExceptionRoute>) {
  const { object, conditionId, reason } = input;
  return { id: ctx.newId(), object, conditionId, reason, expiresAt: new Date(input.expiresAt) };
}

/** Stores an exception that was checked and tells of it. */
export async function storeException(ctx: Context, exception: queries.NewException, processId: string | null): Promise<void> {
  await queries.insertException(ctx, exception);
  const { object, reason } = exception;
  ctx.emit({
    kind: 'process.exception_granted',
    object: exception.recordId === null ? 'process' : object,
    recordId: exception.recordId ?? processId ?? exception.id,
    facts: {
      exception: exception.id,
      member: exception.memberId,
      condition: exception.conditionId,
      reason,
      expires_at: exception.expiresAt.toISOString(),
    },
  });
}

/** Ends an exception before its time. */
export async function revokeException(ctx: Context, input: { readonly id: string }): Promise<{ revoked: boolean }> {
  requireAbility(ctx, 'process.grant_exception');
  const revoked = await queries.markRevoked(ctx, input.id);
  if (!revoked) throw notFound({ zh: '生效中的例外', en: 'Exception in force' });
  ctx.emit({
    kind: 'process.exception_revoked',
    object: revoked.record_id === null ? 'process' : revoked.object,
    recordId: revoked.record_id ?? input.id,
    facts: { exception: input.id, condition: revoked.condition_id },
  });
  return { revoked: true };
}

/** Exceptions granted, those of one record or all the actor may know of. */
export async function listExceptions(ctx: Context, input: RouteInput<typeof listExceptionsRoute>) {
  if (!ctx.registry.objects.has(input.object)) throw notFound({ zh: '对象', en: 'Object' });
  if (input.recordId === undefined) requireAbility(ctx, 'process.grant_exception');
  else await getRecord(ctx, input.object, input.recordId);
  const rows = await queries.listExceptions(ctx, { object: input.object, recordId: input.recordId ?? null });
  return {
    exceptions: rows.map((row) => ({
      id: row.id,
      object: row.object,
      memberId: row.member_id,
      recordId: row.record_id,
      conditionId: row.condition_id,
      reason: row.reason,
      expiresAt: row.expires_at.toISOString(),
      grantedBy: row.granted_by,
      grantedAt: row.granted_at.toISOString(),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      uses: row.uses,
      isInForce: row.revoked_at === null && row.expires_at > ctx.now,
    })),
  };
}

function refuseVague(ctx: Context, definition: ProcessDefinition, input: RouteInput<typeof grantExceptionRoute>): void {
  const issues: Issue[] = [];
  if (input.memberId === undefined && input.recordId === undefined) {
    issues.push({
      field: 'memberId',
      code: 'process.exception_for_nobody',
      message: { zh: '例外要指名：选一个人、一条记录，或两者。', en: 'Name whom it is for: a member, a record, or both.' },
    });
  }
  if (new Date(input.expiresAt) <= ctx.now) {
    issues.push({
      field: 'expiresAt',
      code: 'process.exception_expired',
      message: { zh: '到期时间要在将来。', en: 'It must expire in the future.' },
    });
  }
  if (!requirementIds(definition).has(input.conditionId)) {
    issues.push({
      field: 'conditionId',
      code: 'process.exception_unknown',
      message: {
        zh: `现行流程没有要求“${input.conditionId}”，请从被拒的提示里选择。`,
        en: `The process in force has no requirement “${input.conditionId}”; take it from the refusal.`,
      },
    });
  }
  if (issues.length > 0) throw invalid(issues);
}

function requirementIds(definition: ProcessDefinition): Set<string> {
  const gates = [...definition.stages.map((stage) => stage.entry), ...definition.transitions];
  return new Set([
    'reason',
    'who',
    'transition',
    ...conditionsOf(definition).map((condition) => condition.id),
    ...gates.flatMap((gate) => gate.required.map((field) => `field.${field}`)),
    ...gates.flatMap((gate) => gate.checklist.map((item) => `checklist.${item.id}`)),
  ]);
}

async function requireMember(ctx: Context, id: string): Promise<void> {
  const rows = await ctx.session.query({
    text: 'select 1 from organisation_member where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id],
  });
  if (rows.length === 0) throw notFound({ zh: '成员', en: 'Member' });
}
