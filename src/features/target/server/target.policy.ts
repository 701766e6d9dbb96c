import { type Actor, has } from '#engine/contract/actor.ts';
import { conflict, forbidden } from '#platform/contract/errors.ts';
import type { TargetVersionView } from '../contract/target.routes.ts';

/** Who may look at targets: their own and those within reach. */
export function requireSee(actor: Actor): void {
  if (!has(actor, 'target.see')) throw forbidden('target.see', { zh: '你的角色不能查看目标。', en: 'Your role may not see targets.' });
}

/** Who may set them. */
export function requireEdit(actor: Actor): void {
  if (!has(actor, 'target.edit')) throw forbidden('target.edit', { zh: '你的角色不能制定目标。', en: 'Your role may not set targets.' });
}

/** Approving makes targets count for everybody, so it takes somebody who sees everybody. */
export function canApprove(actor: Actor): boolean {
  return has(actor, 'target.edit') && (actor.role.objects['target_cell'] ?? actor.role.otherObjects).visibility === 'all';
}

/** Refuses whoever may not approve. */
export function requireApprove(actor: Actor): void {
  if (!canApprove(actor))
    throw forbidden('target.approve', { zh: '批准目标需要能看到全公司的角色。', en: 'Approving targets takes a role that sees the whole company.' });
}

/** An approved version is evidence; it changes only by a new version with a reason. */
export function requireDraft(version: Pick<TargetVersionView, 'status' | 'name'>): void {
  if (version.status === 'draft') return;
  throw conflict('target.not_a_draft', {
    zh: `“${version.name}”已批准，不能直接修改。请点“修订”并写明原因，会得到一个新草稿。`,
    en: `“${version.name}” is approved and does not change. Revise it with a reason to get a new draft.`,
  });
}
