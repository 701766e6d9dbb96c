import { forbidden } from '#platform/contract/errors.ts';
import { type Actor, has } from '#engine/contract/actor.ts';

/** Whose server mail leaves through, and to which domains, those who keep the workspace decide. */
export function requireMailManager(actor: Actor): void {
  if (has(actor, 'workspace.manage')) return;
  throw forbidden('delivery.not_allowed', {
    zh: '只有工作区管理员能管理发信设置。',
    en: 'Only administrators of the workspace manage how mail is sent.',
  });
}
