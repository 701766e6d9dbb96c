import type { Context } from '#engine/server/context.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type {
  endMemberSessionsRoute,
  endSessionRoute,
  getMeRoute,
  getSessionRoute,
  listSessionsRoute,
  updateSessionRoute,
} from '../../contract/access.routes.ts';
import { isRoleId, roleLabels } from '../../contract/roles.ts';
import { recordChange, todayOf } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { getMemberLocked } from './assign-member.ts';

interface OwnRow {
  readonly name: string;
  readonly email: string | null;
  readonly locale: 'zh' | 'en';
  readonly theme: 'light' | 'dark' | 'system';
  readonly position: string | null;
}

/** Who is signed in, as the frame of every page needs it. */
export async function getSession(ctx: Context): Promise<RouteOutput<typeof getSessionRoute>> {
  return toSession(ctx, await getOwn(ctx));
}

/** Who is signed in and everything they may do; also for API keys. */
export async function getMe(ctx: Context): Promise<RouteOutput<typeof getMeRoute>> {
  const own = await getOwn(ctx);
  const { objects, otherObjects } = ctx.actor.role;
  return {
    ...toSession(ctx, own),
    email: own.email,
    apiKeyId: ctx.actor.apiKeyId ?? null,
    keyScopes: ctx.actor.keyScopes ? [...ctx.actor.keyScopes] : null,
    grants: { objects: { ...objects }, otherObjects },
  };
}

/** Changes one's own name, language and theme. */
export async function updateOwn(ctx: Context, input: RouteInput<typeof updateSessionRoute>): Promise<{ id: string }> {
  const before = await getOwn(ctx);
  const { name = before.name, locale = before.locale, theme = before.theme } = input;
  await ctx.session.query({
    text: 'update organisation_member set name = $3, locale = $4, theme = $5, version = version + 1, updated_at = $6, updated_by = $2 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, ctx.actor.memberId, name, locale, theme, ctx.now],
  });
  const shown = (row: { name: string; locale: string; theme: string }) => ({ name: row.name, locale: row.locale, theme: row.theme });
  await recordChange(ctx, 'organisation_member', ctx.actor.memberId, shown(before), { name, locale, theme });
  return { id: ctx.actor.memberId };
}

/** Where one is signed in, latest first. */
export async function listSessions(ctx: Context): Promise<RouteOutput<typeof listSessionsRoute>> {
  const rows = await ctx.session.query<{ id: string; created_at: Date; expires_at: Date; ip_address: string | null; user_agent: string | null }>({
    text: 'select id, created_at, expires_at, ip_address, user_agent from organisation_sessions($1)',
    values: [ctx.actor.memberId],
  });
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      signedInAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      address: row.ip_address || null,
      device: row.user_agent || null,
      isCurrent: row.id === ctx.actor.sessionId,
    })),
  };
}

/** Signs one device out; it notices within a second. */
export async function endSession(ctx: Context, input: RouteInput<typeof endSessionRoute>): Promise<{ id: string }> {
  const count = await endSessions(ctx, ctx.actor.memberId, input.id, null);
  if (count === 0) throw notFound({ zh: '登录', en: 'Session' });
  return { id: input.id };
}

/** Signs every other device out. */
export async function endOtherSessions(ctx: Context): Promise<{ count: number }> {
  return { count: await endSessions(ctx, ctx.actor.memberId, null, ctx.actor.sessionId ?? null) };
}

/** Signs a member out everywhere; for those who manage members. */
export async function endMemberSessions(ctx: Context, input: RouteInput<typeof endMemberSessionsRoute>): Promise<{ count: number }> {
  requireAbility(ctx.actor, 'member.manage');
  const member = await getMemberLocked(ctx, input.id);
  return { count: await endSessions(ctx, member.id, null, null) };
}

async function endSessions(ctx: Context, memberId: string, sessionId: string | null, exceptId: string | null): Promise<number> {
  const [row] = await ctx.session.query<{ count: number }>({
    text: 'select organisation_end_sessions($1, $2, $3) as count',
    values: [memberId, sessionId, exceptId],
  });
  const count = row?.count ?? 0;
  if (count > 0) ctx.emit({ kind: 'organisation.sessions_ended', object: 'organisation_member', recordId: memberId, facts: { count } });
  return count;
}

async function getOwn(ctx: Context): Promise<OwnRow> {
  const [row] = await ctx.session.query<OwnRow>({
    name: 'organisation.own',
    text: `select m.name, m.email, m.locale, m.theme,
        (select a.position from organisation_assignment a where a.workspace_id = m.workspace_id and a.member_id = m.id and a.valid_from <= $2 order by a.valid_from desc limit 1) as position
      from organisation_member m where m.id = $1`,
    values: [ctx.actor.memberId, todayOf(ctx)],
  });
  if (!row) throw notFound({ zh: '成员', en: 'Member' });
  return row;
}

function toSession(ctx: Context, own: OwnRow): RouteOutput<typeof getSessionRoute> {
  const { id, name, timeZone, currency, fiscalYearStart } = ctx.workspace;
  const role = ctx.actor.role.id;
  const title = own.position !== null ? { zh: own.position, en: own.position } : isRoleId(role) ? roleLabels[role].label : undefined;
  return {
    member: { id: ctx.actor.memberId, name: own.name, ...(title !== undefined && { title }) },
    workspace: { id, name, timeZone, currency, fiscalYearStart },
    role,
    abilities: [...ctx.actor.role.abilities],
    locale: own.locale,
    theme: own.theme,
  };
}
