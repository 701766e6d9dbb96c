import { type Actor, has } from '#engine/contract/actor.ts';
import { forbidden } from '#platform/contract/errors.ts';

/** Webhooks send records out of the house, so those who keep the workspace decide about them. */
export function requireManager(actor: Actor): void {
  if (has(actor, 'workspace.manage')) return;
  throw forbidden('integration.not_allowed', {
    zh: '只有工作区管理员能管理 Webhook。',
    en: 'Only administrators of the workspace manage webhooks.',
  });
}
