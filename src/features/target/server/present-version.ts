import { type Actor, has } from '#engine/contract/actor.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import type { TargetVersionView } from '../contract/target.routes.ts';
import { canApprove } from './target.policy.ts';
import { findVersion, type VersionRow } from './target.queries.ts';

/** A version as pages show it, with what the person may do. */
export function presentVersion(actor: Actor, row: VersionRow): TargetVersionView {
  const isDraft = row.status === 'draft';
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    from: row.from,
    to: row.to,
    grain: row.grain,
    status: row.status,
    prorates: row.prorates,
    reason: row.reason,
    replaces: row.replaces,
    can: { edit: isDraft && has(actor, 'target.edit'), approve: isDraft && canApprove(actor), revise: row.status === 'active' && canApprove(actor) },
  };
}

/** The version, or “not found”. */
export async function requireVersion(ctx: Context, id: string, forUpdate = false): Promise<VersionRow> {
  const row = await findVersion(ctx.session, id, forUpdate);
  if (!row) throw notFound({ zh: '目标版本', en: 'Target version' });
  return row;
}
