import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grantOn, type RoleDefinition } from '#engine/contract/actor.ts';
import { holdsScope } from '#engine/contract/key-scopes.ts';
import { propertySettings } from '#tests/support/property-runs.ts';
import { narrowRole } from './api-key-scopes.ts';
import { roleDefinitions, roleIds } from './roles.ts';

const { manager } = roleDefinitions;

test('a key for one object reads that one and nothing else', () => {
  const role = narrowRole(manager, ['account:read']);
  expect(actionsOn(role, 'account')).toEqual(['see', 'export']);
  expect(actionsOn(role, 'opportunity')).toEqual([]);
  expect(actionsOn(role, 'product')).toEqual([]);
  expect(role.abilities).toEqual([]);
});

test('a key that reads everything and writes one object does just that', () => {
  const role = narrowRole(manager, ['read', 'activity:write']);
  expect(actionsOn(role, 'activity')).toEqual(grantOn(actorOf(manager), 'activity').actions);
  expect(actionsOn(role, 'account')).toEqual(['see', 'export']);
  expect(role.abilities).toContain('dashboard.see');
  expect(role.abilities).not.toContain('import.run');
});

test('whatever the scopes, a key never does what its member may not', () => {
  const scope = fc.constantFrom('read', 'write', 'administer', 'account:read', 'account:write', 'product:write', 'made_up:write');
  fc.assert(
    fc.property(fc.constantFrom(...roleIds), fc.array(scope, { maxLength: 4 }), (id, scopes) => {
      const role = roleDefinitions[id];
      const narrowed = narrowRole(role, scopes);
      for (const object of ['account', 'product', 'activity', 'made_up']) {
        const whole = grantOn(actorOf(role), object);
        const part = grantOn(actorOf(narrowed), object);
        expect(part).toEqual({ ...whole, actions: part.actions });
        expect(whole.actions).toEqual(expect.arrayContaining([...part.actions]));
        expect(part.actions.includes('update')).toBe(whole.actions.includes('update') && holdsScope(scopes, `${object}:write`));
      }
      expect(role.abilities).toEqual(expect.arrayContaining([...narrowed.abilities]));
    }),
    { numRuns: propertySettings({ runs: 300, seed: 1 }).runs },
  );
});

function actionsOn(role: RoleDefinition, object: string): readonly string[] {
  return grantOn(actorOf(role), object).actions;
}

function actorOf(role: RoleDefinition) {
  return { workspaceId: '', memberId: '', name: '', role, reach: { own: [], department: [], department_tree: [] }, locale: 'zh' as const };
}
