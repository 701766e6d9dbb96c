import { z } from 'zod';
import type { ObjectGrant, RecordAction, RoleDefinition } from '#engine/contract/actor.ts';
import { keyScopePattern, type KeyWidth, keyWidths } from '#engine/contract/key-scopes.ts';
import { abilities } from './abilities.ts';

/** One scope of an API key: a width for everything, or for one object. */
export const ApiKeyScope = z.string().regex(keyScopePattern).describe('read, write, administer, or <object>:read and <object>:write');

const readActions: readonly RecordAction[] = ['see', 'export'];
const nothing: readonly RecordAction[] = [];

/** What is left of a role when a key with these scopes acts for the member; never more than the role. */
export function narrowRole(role: RoleDefinition, scopes: readonly string[]): RoleDefinition {
  if (scopes.includes('administer')) return role;
  const general = widestOf(scopes.filter((scope) => !scope.includes(':')));
  const named = new Set([...Object.keys(role.objects), ...scopes.flatMap((scope) => (scope.includes(':') ? [scope.split(':')[0] ?? ''] : []))]);
  const objects = [...named].map((id): [string, ObjectGrant] => {
    const own = widestOf([
      ...scopes.filter((scope) => scope.startsWith(`${id}:`)).map((scope) => scope.slice(id.length + 1)),
      ...(general ? [general] : []),
    ]);
    return [id, narrowGrant(role.objects[id] ?? role.otherObjects, own)];
  });
  return {
    ...role,
    objects: Object.fromEntries(objects),
    otherObjects: narrowGrant(role.otherObjects, general),
    abilities: role.abilities.filter((id) => holdsAbility(general, id)),
  };
}

function widestOf(scopes: readonly string[]): KeyWidth | undefined {
  return keyWidths.findLast((width) => scopes.includes(width));
}

function narrowGrant(grant: ObjectGrant, width: KeyWidth | undefined): ObjectGrant {
  if (width === 'write') return grant;
  const open = width === 'read' ? readActions : nothing;
  return { ...grant, actions: grant.actions.filter((action) => open.includes(action)) };
}

/** Abilities go beyond one object, so only a width for everything brings them. */
function holdsAbility(width: KeyWidth | undefined, id: string): boolean {
  if (width === undefined) return false;
  return width === 'write' ? abilities[id]?.scope !== 'administer' : abilities[id]?.scope === 'read';
}
