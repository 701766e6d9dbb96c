import type { RouteOutput } from '#platform/contract/route.ts';
import type { getAuditStateRoute } from '../../contract/audit/audit.routes.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import { storageOf } from '../fields/object-storage.ts';
import { requireAudit, requireAuditSetting } from './audit.policy.ts';
import { findSeal, getSealRange } from './seal.queries.ts';

/** The last seal, how long events are kept, and the objects and fields one can search by. */
export async function getAuditState(ctx: Context): Promise<RouteOutput<typeof getAuditStateRoute>> {
  requireAudit(ctx);
  const { last } = await getSealRange(ctx.session, ctx.workspace.id);
  const seal = last === 0 ? undefined : await findSeal(ctx.session, ctx.workspace.id, last);
  return {
    lastSeal: seal ? { number: seal.number, hash: seal.hash.toString('hex'), sealedAt: seal.sealedAt.toISOString() } : null,
    keepMonths: await findKeepMonths(ctx),
    canKeep: has(ctx.actor, 'workspace.manage'),
    objects: [...ctx.registry.objects.values()].map((object) => ({
      id: object.id,
      label: { ...object.label },
      fields: storageOf(object).fields.map(({ name, field }) => ({ id: name, label: { ...field.label } })),
    })),
  };
}

/** Sets how long events are kept; itself an event. */
export async function updateAuditSetting(ctx: Context, input: { readonly keepMonths: number | null }): Promise<{ keepMonths: number | null }> {
  requireAuditSetting(ctx);
  const before = await findKeepMonths(ctx);
  await ctx.session.query({
    text: `insert into audit_setting (workspace_id, keep_months, updated_at) values ($1, $2, $3)
      on conflict (workspace_id) do update set keep_months = excluded.keep_months, updated_at = excluded.updated_at`,
    values: [ctx.workspace.id, input.keepMonths, ctx.now],
  });
  if (before !== input.keepMonths) {
    const changes = { audit_keep_months: [before, input.keepMonths] as const };
    ctx.emit({ kind: 'record.updated', object: 'workspace', recordId: ctx.workspace.id, changes });
  }
  return input;
}

async function findKeepMonths(ctx: Context): Promise<number | null> {
  const [row] = await ctx.session.query<{ keepMonths: number | null }>({
    name: 'audit.setting',
    text: 'select keep_months as "keepMonths" from audit_setting where workspace_id = $1',
    values: [ctx.workspace.id],
  });
  return row?.keepMonths ?? null;
}
