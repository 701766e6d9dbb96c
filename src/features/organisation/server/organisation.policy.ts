import { type Actor, has } from '#engine/contract/actor.ts';
import { holdsScope } from '#engine/contract/key-scopes.ts';
import { scopeMissing } from '#engine/server/policy/scope-missing.ts';
import { conflict, forbidden } from '#platform/contract/errors.ts';
import { abilities } from '../contract/abilities.ts';

/** Refuses an actor without a named ability, naming it in words. */
export function requireAbility(actor: Actor, ability: string): void {
  if (has(actor, ability)) return;
  const { label, scope } = abilities[ability] ?? { label: { zh: ability, en: ability }, scope: 'administer' };
  if (actor.keyScopes && !holdsScope(actor.keyScopes, scope)) throw scopeMissing(scope);
  throw forbidden(
    'organisation.ability_missing',
    { zh: `你的角色没有权限“${label.zh}”，请联系管理员。`, en: `Your role lacks the permission “${label.en}”; ask an administrator.` },
    { ability },
  );
}

/** Whether the actor may see and change what belongs to another member's access. */
export function managesMembers(actor: Actor): boolean {
  return has(actor, 'member.manage');
}

/** A workspace must always keep somebody who can let others in. */
export function requireAdministratorLeft(count: number): void {
  if (count > 0) return;
  throw conflict('organisation.last_administrator', {
    zh: '这样就没有能登录的管理员了。请先让另一位成员成为管理员。',
    en: 'No administrator who can sign in would be left. Make another member administrator first.',
  });
}
