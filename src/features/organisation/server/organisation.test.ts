import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { departmentOfMemberAt, membersIn, teamOf } from './public.ts';
import { correctAssignment, createAssignment, endAssignment } from './use-cases/assign-member.ts';
import { createMembersFromTeams } from './use-cases/create-members-from-teams.ts';
import { getMember, listMembers } from './use-cases/list-members.ts';
import { listRoles } from './use-cases/list-roles.ts';
import { createDepartment, deleteDepartment, listDepartments, updateDepartment } from './use-cases/manage-departments.ts';
import { createMember, leaveMember, returnMember, updateMember } from './use-cases/manage-members.ts';

let it: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  it = await given.app();
});
beforeEach(async () => {
  workspace = await given.workspace(it.app);
});
afterAll(() => it.close());

function move(
  memberId: string,
  departmentId: string,
  validFrom: string,
  more: { managerId?: string | null; role?: 'representative' | 'manager' } = {},
) {
  return workspace.write('administrator', (ctx) =>
    createAssignment(ctx, {
      id: memberId,
      departmentId,
      managerId: more.managerId ?? null,
      role: more.role ?? 'representative',
      position: null,
      validFrom,
    }),
  );
}

test('a move ends the assignment before it, and each day keeps the department of that day', async () => {
  const { members, departments } = workspace;
  await move(members.representative, departments.west, '2026-03-01', { managerId: members.westManager });
  const { assignments } = await workspace.read('administrator', (ctx) => getMember(ctx, { id: members.representative }));
  expect(assignments.map((each) => [each.department.id, each.validFrom, each.validTo])).toEqual([
    [departments.west, '2026-03-01', null],
    [departments.shanghai, '2015-01-01', '2026-03-01'],
  ]);
  const departmentOn = (date: string) =>
    workspace.read('administrator', async (ctx) => {
      const text = `select ${departmentOfMemberAt('$1::uuid', '$2::date', '$3::uuid')} as id`;
      const [row] = await ctx.session.query<{ id: string }>({ text, values: [members.representative, date, ctx.workspace.id] });
      return row?.id;
    });
  expect(await departmentOn('2026-02-28')).toBe(departments.shanghai);
  expect(await departmentOn('2026-03-01')).toBe(departments.west);
  expect(await workspace.read('administrator', (ctx) => membersIn(ctx.session, departments.east, '2026-02-28'))).toContain(members.representative);
  expect(await workspace.read('administrator', (ctx) => membersIn(ctx.session, departments.east, '2026-03-01'))).not.toContain(
    members.representative,
  );
  expect((await workspace.read('administrator', (ctx) => teamOf(ctx.session, members.westManager, '2026-03-01'))).toSorted()).toEqual(
    [members.westManager, members.westRepresentative, members.representative].toSorted(),
  );
});

test('overlapping assignments are refused, with the one in the way', async () => {
  const { members, departments } = workspace;
  await move(members.representative, departments.west, '2026-03-01');
  await expect(move(members.representative, departments.east, '2026-02-01')).rejects.toMatchObject({
    code: 'organisation.assignment_overlap',
    facts: { validFrom: '2015-01-01', validTo: '2026-03-01' },
  });
  const { assignments } = await workspace.read('administrator', (ctx) => getMember(ctx, { id: members.representative }));
  const [now] = assignments;
  await expect(
    workspace.write('administrator', (ctx) => correctAssignment(ctx, { id: now?.id ?? '', validFrom: '2026-02-15' })),
  ).rejects.toMatchObject({ kind: 'conflict' });
  await workspace.write('administrator', (ctx) => endAssignment(ctx, { id: now?.id ?? '', lastDay: '2026-06-30' }));
  const ended = await workspace.read('administrator', (ctx) => getMember(ctx, { id: members.representative }));
  expect(ended.assignments[0]?.validTo).toBe('2026-07-01');
});

test('two moves of one member at once do not both land', async () => {
  const { members, departments } = workspace;
  const both = await Promise.allSettled([
    move(members.representative, departments.west, '2026-03-01'),
    move(members.representative, departments.east, '2026-03-01'),
  ]);
  expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('nobody becomes their own superior', async () => {
  const { members, departments } = workspace;
  await expect(move(members.manager, departments.east, '2026-03-01', { managerId: members.representative, role: 'manager' })).rejects.toMatchObject({
    code: 'organisation.manager_circle',
  });
});

test('the last administrator can neither leave nor become something else', async () => {
  const { members, departments } = workspace;
  await expect(
    workspace.write('administrator', (ctx) => leaveMember(ctx, { id: members.administrator, lastDay: '2026-01-31' })),
  ).rejects.toMatchObject({ code: 'organisation.last_administrator' });
  await expect(move(members.administrator, departments.company, '2026-01-01')).rejects.toMatchObject({ code: 'organisation.last_administrator' });
});

test('a member who left can come back, and what they did stays in between', async () => {
  const { members, departments } = workspace;
  await workspace.write('administrator', (ctx) => leaveMember(ctx, { id: members.colleague, lastDay: '2026-01-31' }));
  const left = await workspace.read('administrator', (ctx) => getMember(ctx, { id: members.colleague }));
  expect(left).toMatchObject({ status: 'left', assignment: { validTo: '2026-02-01' } });
  const assignment = { departmentId: departments.west, managerId: null, role: 'representative' as const, position: null, validFrom: '2026-05-01' };
  await workspace.write('administrator', (ctx) => returnMember(ctx, { id: members.colleague, assignment }));
  const back = await workspace.read('administrator', (ctx) => getMember(ctx, { id: members.colleague }));
  expect(back.status).toBe('no_sign_in');
  expect(back.assignments).toHaveLength(2);
});

test('only who manages members may change people, departments and assignments', async () => {
  const { members, departments } = workspace;
  const assignment = { departmentId: departments.west, managerId: null, role: 'representative' as const, position: null, validFrom: '2026-01-01' };
  for (const person of ['representative', 'manager', 'operations'] as const) {
    const refused = { kind: 'forbidden', facts: { ability: 'member.manage' } };
    await expect(
      workspace.write(person, (ctx) => createMember(ctx, { name: '新人', email: null, externalId: null, assignment })),
    ).rejects.toMatchObject(refused);
    await expect(workspace.write(person, (ctx) => updateMember(ctx, { id: members.colleague, name: '改名' }))).rejects.toMatchObject(refused);
    await expect(workspace.write(person, (ctx) => leaveMember(ctx, { id: members.colleague, lastDay: '2026-01-01' }))).rejects.toMatchObject(refused);
    await expect(
      workspace.write(person, (ctx) => createDepartment(ctx, { name: '新部', parentId: departments.company, externalId: null })),
    ).rejects.toMatchObject(refused);
    await expect(workspace.write(person, (ctx) => createAssignment(ctx, { id: members.colleague, ...assignment }))).rejects.toMatchObject(refused);
  }
});

test('another workspace’s members and departments are not found', async () => {
  const other = await given.workspace(it.app);
  const assignment = {
    departmentId: other.departments.west,
    managerId: null,
    role: 'representative' as const,
    position: null,
    validFrom: '2026-01-01',
  };
  await expect(workspace.read('administrator', (ctx) => getMember(ctx, { id: other.members.manager }))).rejects.toMatchObject({ kind: 'not_found' });
  await expect(
    workspace.write('administrator', (ctx) => createAssignment(ctx, { id: workspace.members.colleague, ...assignment })),
  ).rejects.toMatchObject({ kind: 'not_found' });
  await expect(workspace.write('administrator', (ctx) => updateDepartment(ctx, { id: other.departments.east, name: 'x' }))).rejects.toMatchObject({
    kind: 'not_found',
  });
});

test('a department moves with all below it, and never below itself', async () => {
  const { departments, members } = workspace;
  await workspace.write('administrator', (ctx) => updateDepartment(ctx, { id: departments.east, parentId: departments.west }));
  const inWest = await workspace.read('administrator', (ctx) => membersIn(ctx.session, departments.west, '2026-01-01'));
  expect(inWest).toContain(members.representative);
  const { departments: tree } = await workspace.read('administrator', (ctx) => listDepartments(ctx, {}));
  expect(tree.find((each) => each.id === departments.shanghai)).toMatchObject({ depth: 3, memberCount: 2 });
  expect(tree.find((each) => each.id === departments.company)?.memberCount).toBe(7);
  await expect(
    workspace.write('administrator', (ctx) => updateDepartment(ctx, { id: departments.west, parentId: departments.shanghai })),
  ).rejects.toMatchObject({ code: 'organisation.department_circle' });
});

test('a department with a past is kept; an unused one can go', async () => {
  const { departments } = workspace;
  await expect(workspace.write('administrator', (ctx) => deleteDepartment(ctx, { id: departments.shanghai }))).rejects.toMatchObject({
    code: 'organisation.department_used',
  });
  const { id } = await workspace.write('administrator', (ctx) =>
    createDepartment(ctx, { name: '临时', parentId: departments.west, externalId: null }),
  );
  await expect(
    workspace.write('administrator', (ctx) => createDepartment(ctx, { name: '临时', parentId: departments.west, externalId: null })),
  ).rejects.toMatchObject({ code: 'organisation.department_name' });
  await workspace.write('administrator', (ctx) => deleteDepartment(ctx, { id }));
});

test('members come in pages in the order of pinyin, narrowed by department and search', async () => {
  const { departments } = workspace;
  const first = await workspace.read('representative', (ctx) => listMembers(ctx, { limit: 3 }));
  const rest = await workspace.read('representative', (ctx) => listMembers(ctx, { limit: 50, after: first.next ?? '' }));
  const names = [...first.members, ...rest.members].map((each) => each.name);
  expect(names).toEqual(names.toSorted(new Intl.Collator('zh').compare));
  expect(names).toHaveLength(7);
  expect(names).not.toContain('系统');
  const east = await workspace.read('representative', (ctx) => listMembers(ctx, { departmentId: departments.east, limit: 50 }));
  expect(east.members.map((each) => each.name).toSorted()).toEqual(['东区经理', '李雷', '王敏'].toSorted());
  const found = await workspace.read('representative', (ctx) => listMembers(ctx, { search: '李', limit: 50 }));
  expect(found.members.map((each) => each.name)).toEqual(['李雷']);
});

test('a teams file makes people, managers and regions once', async () => {
  const rows = [
    { agent: 'Anna Snelling', manager: 'Dustin Brinkmann', department: 'Central' },
    { agent: 'Cecily Lampkin', manager: 'Dustin Brinkmann', department: 'Central' },
    { agent: 'Markita Hansen', manager: 'Celia Rouche', department: 'West' },
    { agent: '王敏', manager: 'Celia Rouche', department: 'West' },
  ];
  const run = () => workspace.write('administrator', (ctx) => createMembersFromTeams(ctx, rows, '2016-10-20'));
  const first = await run();
  expect(first).toMatchObject({ createdMembers: 5, createdDepartments: 2, createdAssignments: 5 });
  expect(first.memberIds.get('王敏')).toBe(workspace.members.representative);
  const again = await run();
  expect(again).toMatchObject({ createdMembers: 0, createdDepartments: 0, createdAssignments: 0 });
  expect(again.memberIds).toEqual(first.memberIds);
  const anna = await workspace.read('administrator', (ctx) => getMember(ctx, { id: first.memberIds.get('Anna Snelling') ?? '' }));
  expect(anna).toMatchObject({
    status: 'no_sign_in',
    assignment: { department: { name: 'Central' }, manager: { name: 'Dustin Brinkmann' }, role: 'representative', validFrom: '2016-10-20' },
  });
  const dustin = await workspace.read('administrator', (ctx) => getMember(ctx, { id: first.memberIds.get('Dustin Brinkmann') ?? '' }));
  expect(dustin.assignment).toMatchObject({ role: 'manager', department: { name: 'Central' } });
});

test('every change is in the event log with who did it', async () => {
  const { members, departments } = workspace;
  await move(members.representative, departments.west, '2026-03-01');
  const events = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ kind: string; object: string; actor_id: string; changes: Record<string, unknown> }>({
      text: "select kind, object, actor_id, changes from event where object = 'organisation_assignment' order by id",
    }),
  );
  expect(events).toEqual([
    { kind: 'record.updated', object: 'organisation_assignment', actor_id: members.administrator, changes: { valid_to: [null, '2026-03-01'] } },
    expect.objectContaining({ kind: 'record.created', actor_id: members.administrator }),
  ]);
});

test('the roles say what each may do, in both languages', async () => {
  const { roles, abilities } = await workspace.read('representative', (ctx) => listRoles(ctx));
  expect(roles.map((each) => [each.id, each.memberCount])).toEqual([
    ['representative', 3],
    ['manager', 2],
    ['operations', 1],
    ['administrator', 1],
  ]);
  for (const role of roles) expect(role.abilities.every((id) => abilities.some((each) => each.id === id))).toBe(true);
});
