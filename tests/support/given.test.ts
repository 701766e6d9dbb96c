import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp } from './given.ts';

let it: GivenApp;
beforeAll(async () => {
  it = await given.app({ features: [] });
});
afterAll(() => it.close());

test('a given workspace has people in four roles whose reach follows departments and managers', async () => {
  const workspace = await given.workspace(it.app);
  const { members } = workspace;
  const manager = (await workspace.as('manager')).actor;
  expect(manager.role.id).toBe('manager');
  expect(manager.reach.department_tree.toSorted()).toEqual([members.manager, members.representative, members.colleague].toSorted());
  const representative = (await workspace.as('representative')).actor;
  expect(representative.reach.own).toEqual([members.representative]);
  expect((await workspace.as('administrator')).actor.role.id).toBe('administrator');
});

test('two workspaces do not see each other', async () => {
  const one = await given.workspace(it.app);
  const other = await given.workspace(it.app);
  const seen = await one.read('administrator', (ctx) => ctx.session.query<{ id: string }>({ text: 'select id from organisation_member' }));
  expect(seen.map((row) => row.id)).not.toContain(other.members.administrator);
  expect(seen).toHaveLength(8);
  await expect(one.as(other.members.manager)).rejects.toMatchObject({ kind: 'not_found' });
});

test('set-up is written to the event log with its first administrator as actor', async () => {
  const workspace = await given.workspace(it.app);
  const events = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ kind: string; actor_id: string; door: string }>({ text: 'select kind, actor_id, door from event' }),
  );
  expect(events).toContainEqual({ kind: 'organisation.workspace_created', actor_id: workspace.members.administrator, door: 'cli' });
});
