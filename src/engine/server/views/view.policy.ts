import { forbidden } from '#platform/contract/errors.ts';
import { has, holdsRole } from '../../contract/actor.ts';
import type { Actor } from '../../contract/actor.ts';
import type { ViewSharing } from '../../contract/views/view.routes.ts';

/** Whether the actor may show what they keep to others. */
export function canShare(actor: Actor): boolean {
  return has(actor, 'view.share');
}

/** Whether the actor sees the view at all. */
export function canSeeView(
  actor: Actor,
  view: { readonly owner_id: string; readonly shared: ViewSharing; readonly roles: readonly string[] },
): boolean {
  return view.owner_id === actor.memberId || view.shared === 'everybody' || (view.shared === 'roles' && holdsRole(actor, view.roles));
}

/** One's own, or a shared one when one keeps the workspace in order. */
export function canEditView(actor: Actor, view: { readonly owner_id: string; readonly shared: ViewSharing }): boolean {
  return view.owner_id === actor.memberId || (view.shared !== 'nobody' && has(actor, 'workspace.manage'));
}

/** Refuses sharing to whom it is not given. */
export function requireSharing(actor: Actor, shared: ViewSharing): void {
  if (shared === 'nobody' || canShare(actor)) return;
  throw forbidden('view.share', {
    zh: '你的角色不能共享视图；可以只给自己保存，或请管理者共享。',
    en: 'Your role may not share views; save it for yourself, or ask a manager to share it.',
  });
}
