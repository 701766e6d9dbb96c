import type { Context } from '#engine/server/context.ts';
import { forbidden, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { createApiKeyRoute, listApiKeysRoute, revokeApiKeyRoute } from '../../contract/access.routes.ts';
import { recordChange } from '../organisation-changes.ts';
import { managesMembers, requireAbility } from '../organisation.policy.ts';
import { createSecretToken } from '../secret-token.ts';
import { getMemberLocked } from './assign-member.ts';

const dayMs = 86_400_000;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly scopes: string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** One's own keys; everybody's for those who manage members. Never the secrets, which nobody has. */
export async function listApiKeys(ctx: Context): Promise<RouteOutput<typeof listApiKeysRoute>> {
  const rows = await ctx.session.query<Row>({
    text: `select k.id, k.name, k.prefix, k.member_id as "memberId", m.name as "memberName", k.scopes, k.created_at as "createdAt", k.expires_at as "expiresAt",
        k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
      from organisation_api_key k join organisation_member m on m.workspace_id = k.workspace_id and m.id = k.member_id
      where $1 or k.member_id = $2 order by k.created_at desc limit 500`,
    values: [managesMembers(ctx.actor), ctx.actor.memberId],
  });
  return { apiKeys: rows.map((row) => toView(row, ctx.now)) };
}

/** Makes a key that acts as a member, oneself unless one manages members; the secret is in the answer and nowhere else. */
export async function createApiKey(ctx: Context, input: RouteInput<typeof createApiKeyRoute>): Promise<RouteOutput<typeof createApiKeyRoute>> {
  const memberId = input.memberId ?? ctx.actor.memberId;
  requireAbility(ctx.actor, memberId === ctx.actor.memberId ? 'api_key.create' : 'member.manage');
  const member = await getMemberLocked(ctx, memberId);
  if (member.status === 'left') throw notFound({ zh: '成员', en: 'Member' });
  requireKnownObjects(ctx, input.scopes);
  const token = createSecretToken('slp', ctx.workspace.id);
  const id = ctx.newId();
  const expiresAt = input.expiresInDays === null ? null : new Date(ctx.now.valueOf() + input.expiresInDays * dayMs);
  await ctx.session.query({
    text: `insert into organisation_api_key (workspace_id, id, member_id, name, prefix, key_hash, scopes, expires_at, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [ctx.workspace.id, id, memberId, input.name, token.prefix, token.hash, input.scopes, expiresAt, ctx.now, ctx.actor.memberId],
  });
  await recordChange(ctx, 'organisation_api_key', id, null, {
    name: input.name,
    member: memberId,
    prefix: token.prefix,
    scopes: input.scopes.join(' '),
  });
  return { id, secret: token.text, prefix: token.prefix };
}

/** Makes a key useless for good, everywhere within a second. */
export async function revokeApiKey(ctx: Context, input: RouteInput<typeof revokeApiKeyRoute>): Promise<{ id: string }> {
  const [row] = await ctx.session.query<{ memberId: string; revokedAt: Date | null; prefix: string }>({
    text: 'select member_id as "memberId", revoked_at as "revokedAt", prefix from organisation_api_key where id = $1 for update',
    values: [input.id],
  });
  const isOwn = row?.memberId === ctx.actor.memberId;
  if (!row || (!isOwn && !managesMembers(ctx.actor))) throw notFound({ zh: 'API 密钥', en: 'API key' });
  if (isOwn && ctx.actor.apiKeyId !== undefined && ctx.actor.apiKeyId !== input.id && !managesMembers(ctx.actor)) {
    throw forbidden('organisation.key_by_key', {
      zh: '一个密钥不能吊销另一个密钥，请登录后操作。',
      en: 'A key cannot revoke another key; sign in to do it.',
    });
  }
  if (row.revokedAt !== null) return { id: input.id };
  await ctx.session.query({
    text: 'update organisation_api_key set revoked_at = $3 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, input.id, ctx.now],
  });
  await recordChange(ctx, 'organisation_api_key', input.id, { revoked: false, prefix: row.prefix }, { revoked: true, prefix: row.prefix });
  return { id: input.id };
}

/** A scope for an object that does not exist would be a slip of the pen that nobody notices. */
function requireKnownObjects(ctx: Context, scopes: readonly string[]): void {
  const unknown = scopes.filter((scope) => scope.includes(':') && !ctx.registry.objects.has(scope.split(':')[0] ?? ''));
  if (unknown.length === 0) return;
  const message = { zh: `没有这些对象：${unknown.join('、')}。`, en: `There are no such objects: ${unknown.join(', ')}.` };
  throw invalid([{ field: 'scopes', code: 'api_key.unknown_object', message, facts: { scopes: unknown } }]);
}

function toView(row: Row, now: Date) {
  const isExpired = row.expiresAt !== null && row.expiresAt <= now;
  const state: 'active' | 'expired' | 'revoked' = row.revokedAt !== null ? 'revoked' : isExpired ? 'expired' : 'active';
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    member: { id: row.memberId, name: row.memberName },
    scopes: row.scopes,
    state,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
