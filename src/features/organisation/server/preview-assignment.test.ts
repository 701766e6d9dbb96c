import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { correctAssignment } from './use-cases/assign-member.ts';
import { getMember } from './use-cases/list-members.ts';
import { previewAssignment } from './use-cases/preview-assignment.ts';

let it: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  it = await given.app();
  workspace = await given.workspace(it.app);
});
afterAll(() => it.close());

async function assignmentOf(memberId: string): Promise<string> {
  const { assignments } = await workspace.read('administrator', (ctx) => getMember(ctx, { id: memberId }));
  const [latest] = assignments;
  if (!latest) throw new Error('every given member has an assignment');
  return latest.id;
}

test('a preview names who would see the records and who no longer, writes nothing, and comes true', async () => {
  const { members, departments } = workspace;
  const id = await assignmentOf(members.representative);
  const change = { id, departmentId: departments.west, managerId: members.westManager };
  const preview = await workspace.read('administrator', (ctx) => previewAssignment(ctx, change));
  expect(preview).toMatchObject({
    member: '王敏',
    seenBy: { count: 1, names: ['西区经理'] },
    unseenBy: { count: 1, names: ['东区经理'] },
    gains: { count: 0 },
  });
  expect(await assignmentOf(members.representative)).toBe(id);
  await workspace.write('administrator', (ctx) => correctAssignment(ctx, change));
  const again = await workspace.read('administrator', (ctx) => previewAssignment(ctx, change));
  expect(again).toMatchObject({ seenBy: { count: 0 }, unseenBy: { count: 0 } });
});

test('only who manages members may ask', async () => {
  const id = await assignmentOf(workspace.members.colleague);
  await expect(workspace.read('manager', (ctx) => previewAssignment(ctx, { id, role: 'manager' }))).rejects.toMatchObject({
    code: 'organisation.ability_missing',
  });
});
