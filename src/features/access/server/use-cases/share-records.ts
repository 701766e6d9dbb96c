import type { EventDraft } from '#engine/contract/events/event.ts';
import type { Context } from '#engine/server/context.ts';
import { notify } from '#engine/server/notices/notify.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { getRecord } from '#engine/server/records/records.ts';
import { principalNames, raiseRevision } from '#features/organisation/server/public.ts';
import { invalid, notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { listRecordAccessRoute, shareRecordRoute, unshareRecordRoute } from '../../contract/access.routes.ts';
import { mayShare, requireObject, requireShare } from '../access.policy.ts';
import * as queries from '../access.queries.ts';
import { kindOf, nameOf } from '../principals.ts';

/** Who is in a record's team and whom it is shared with, for whoever sees the record. */
export async function listRecordAccess(
  ctx: Context,
  input: RouteInput<typeof listRecordAccessRoute>,
): Promise<RouteOutput<typeof listRecordAccessRoute>> {
  const object = requireObject(ctx, input.object);
  const record = await getRecord(ctx, object.id, input.id);
  const entries = await queries.listRecordAccess(ctx.session, object.id, input.id);
  const names = await principalNames(
    ctx,
    entries.map((entry) => entry.principal),
  );
  return {
    entries: entries.map((entry) => ({
      ...entry,
      kind: kindOf(entry.principal),
      name: nameOf(names, entry.principal),
      expiresAt: entry.expiresAt?.toISOString() ?? null,
      isOver: entry.expiresAt !== null && entry.expiresAt <= ctx.now,
      grantedAt: entry.grantedAt.toISOString(),
    })),
    canShare: mayShare(ctx.actor, object, record),
  };
}

/** Opens one record to somebody, for reading or changing, for good or until an instant; written over when it was already. */
export async function shareRecord(ctx: Context, input: RouteInput<typeof shareRecordRoute>): Promise<{ id: string }> {
  const object = requireObject(ctx, input.object);
  const record = await getRecord(ctx, object.id, input.id);
  requireShare(ctx.actor, object, record);
  const { principal, source, mayWrite, expiresAt, note } = input;
  const name = await requireTarget(ctx, input);
  const id = await queries.saveRecordAccess(ctx.session, {
    workspaceId: ctx.workspace.id,
    id: ctx.newId(),
    object: object.id,
    recordId: input.id,
    principal,
    source,
    mayWrite,
    note,
    expiresAt,
    at: ctx.now,
    by: ctx.actor.memberId,
  });
  ctx.emit({
    kind: 'access.shared',
    object: object.id,
    recordId: input.id,
    facts: { principal, principal_name: name, source, mayWrite, expiresAt, note },
  });
  if (kindOf(principal) === 'member') await tellMember(ctx, input);
  if (expiresAt !== null) await enqueueJob(ctx, 'access.end_shares', {}, { runAt: new Date(expiresAt) });
  // Only the first share to somebody changes what is kept of the organisation; further ones are found by their queries.
  if (await queries.noteSharedWith(ctx.session, ctx.workspace.id, object.id, principal)) await raiseRevision(ctx);
  return { id };
}

/** Departments and roles are not told: for most of their people it would be noise. */
async function tellMember(ctx: Context, { principal, object, id: recordId, note, mayWrite }: RouteInput<typeof shareRecordRoute>): Promise<void> {
  await notify(ctx, {
    kind: mayWrite ? 'access.shared_for_change' : 'access.shared',
    to: [principal.slice('member:'.length)],
    object,
    recordId,
    ...(note && { text: note }),
  });
}

/** Takes a share back, or somebody out of the team; at once. */
export async function unshareRecord(ctx: Context, input: RouteInput<typeof unshareRecordRoute>): Promise<{ id: string }> {
  const entry = await queries.lockRecordAccess(ctx.session, input.id);
  if (!entry) throw notFound({ zh: '共享', en: 'Share' });
  const object = requireObject(ctx, entry.object);
  const record = await getRecord(ctx, object.id, entry.recordId);
  requireShare(ctx.actor, object, record);
  await queries.deleteRecordAccess(ctx.session, entry.id);
  ctx.emit(await shareEnded(ctx, 'access.unshared', entry));
  return { id: entry.id };
}

/** What is told of a share that is over. */
export async function shareEnded(ctx: Context, kind: 'access.unshared' | 'access.ended', entry: queries.StoredAccess): Promise<EventDraft> {
  const { principal, source, mayWrite } = entry;
  const name = nameOf(await principalNames(ctx, [principal]), principal);
  return { kind, object: entry.object, recordId: entry.recordId, facts: { principal, principal_name: name, source, mayWrite } };
}

async function requireTarget(ctx: Context, { principal, source, expiresAt }: RouteInput<typeof shareRecordRoute>): Promise<Label> {
  const name = (await principalNames(ctx, [principal])).get(principal);
  if (!name)
    throw invalid([
      {
        field: 'principal',
        code: 'access.unknown_principal',
        message: { zh: '所选的人、部门或角色不存在。', en: 'The member, department or role does not exist.' },
      },
    ]);
  if (source === 'team' && kindOf(principal) !== 'member')
    throw invalid([
      { field: 'principal', code: 'access.team_of_members', message: { zh: '记录团队只能由成员组成。', en: 'A record’s team is made of members.' } },
    ]);
  if (expiresAt !== null && new Date(expiresAt) <= ctx.now)
    throw invalid([
      { field: 'expiresAt', code: 'access.expires_in_past', message: { zh: '到期时间应在将来。', en: 'The end must lie in the future.' } },
    ]);
  return name;
}
