import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTimeline } from '#engine/server/query/read-timeline.ts';
import { aggregateRecords, createRecord, deleteRecords, findRecord, getRecord, queryRecords, updateRecord } from '#engine/server/records/records.ts';
import { searchEverywhere } from '#engine/server/search/search-everywhere.ts';
import { rightsOf } from '#features/organisation/contract/role-definition.ts';
import { roleDefinitions } from '#features/organisation/contract/roles.ts';
import { createRole, setMemberRoles, updateRole } from '#features/organisation/server/use-cases/manage-roles.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { explainMemberAccess } from './use-cases/explain-access.ts';
import { createAccessRule, deleteAccessRule } from './use-cases/manage-rules.ts';
import { revealField, setPrivateField } from './use-cases/private-fields.ts';
import { listRecordAccess, shareRecord, unshareRecord } from './use-cases/share-records.ts';
import { simulateAccess } from './use-cases/simulate-access.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
});
afterAll(() => run.close());

/** A change of access counts everywhere within a second; so does what is kept of the organisation in this process. */
async function aSecond(): Promise<void> {
  await sleep(1000);
}

async function account(name: string, owner: GivenMember, values: Record<string, unknown> = {}): Promise<string> {
  const row = await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name, owner: workspace.members[owner], ...values }));
  return row.id;
}

const sees = async (member: GivenMember, id: string): Promise<boolean> =>
  (await workspace.read(member, (ctx) => findRecord(ctx, 'account', id))) !== undefined;

const share = { object: 'account', source: 'share', mayWrite: false, expiresAt: null, note: null } as const;

async function eventsOf(kind: string): Promise<Record<string, unknown>[]> {
  return workspace.read('administrator', (ctx) =>
    ctx.session.query<Record<string, unknown>>({ text: 'select object, record_id, actor_id, facts from event where kind = $1', values: [kind] }),
  );
}

test('a role copied from a built-in one and changed counts within a second, for the member who holds it beside their own', async () => {
  const id = await account('角色甲公司', 'westRepresentative');
  const lookAtAll = {
    ...rightsOf(roleDefinitions.representative),
    otherObjects: { ...rightsOf(roleDefinitions.representative).otherObjects, actions: ['see' as const], visibility: 'all' as const, hidden: [] },
  };
  const { id: role } = await workspace.write('administrator', (ctx) =>
    createRole(ctx, { name: { zh: '旁观者', en: 'Onlooker' }, purpose: { zh: '', en: '' }, copyOf: 'representative', rights: lookAtAll }),
  );
  expect(await sees('colleague', id)).toBe(false);
  await workspace.write('administrator', (ctx) => setMemberRoles(ctx, { id: workspace.members.colleague, roles: [role] }));
  await aSecond();
  expect(await sees('colleague', id)).toBe(true);
  // Seen through the second role, which changes nothing; what the first may change it still may.
  await expect(workspace.write('colleague', (ctx) => updateRecord(ctx, 'account', id, { notes: 'x' }))).rejects.toMatchObject({
    code: 'record.out_of_reach',
  });
  const own = await account('角色乙公司', 'colleague');
  await workspace.write('colleague', (ctx) => updateRecord(ctx, 'account', own, { notes: 'x' }));

  await workspace.write('administrator', (ctx) =>
    updateRole(ctx, { id: role, rights: { ...lookAtAll, otherObjects: { ...lookAtAll.otherObjects, visibility: 'own' } } }),
  );
  await aSecond();
  expect(await sees('colleague', id)).toBe(false);
  const [told] = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ changes: unknown }>({ text: "select changes from event where object = 'organisation_role' and kind = 'record.updated'" }),
  );
  expect(told?.changes).toHaveProperty(['on:*']);
  await workspace.write('administrator', (ctx) => setMemberRoles(ctx, { id: workspace.members.colleague, roles: [] }));
});

test('a record shared with somebody is seen by them until the share ends, and changed only when shared for changing', async () => {
  const id = await account('共享公司', 'representative');
  await expect(
    workspace.write('westManager', (ctx) => shareRecord(ctx, { ...share, id, principal: `member:${workspace.members.westManager}` })),
  ).rejects.toMatchObject({ kind: 'not_found' });
  const principal = `member:${workspace.members.westRepresentative}`;
  const { id: entry } = await workspace.write('representative', (ctx) => shareRecord(ctx, { ...share, id, principal }));
  await aSecond();
  expect(await sees('westRepresentative', id)).toBe(true);
  await expect(workspace.write('westRepresentative', (ctx) => updateRecord(ctx, 'account', id, { notes: 'x' }))).rejects.toMatchObject({
    code: 'record.out_of_reach',
  });
  // Who sees it by a share only does not share it on.
  const { canShare, entries } = await workspace.read('westRepresentative', (ctx) => listRecordAccess(ctx, { object: 'account', id }));
  expect({ canShare, entries }).toMatchObject({ canShare: false, entries: [{ name: { zh: '赵倩' }, grantedBy: '王敏', mayWrite: false }] });

  await workspace.write('representative', (ctx) => shareRecord(ctx, { ...share, id, principal, mayWrite: true }));
  await workspace.write('westRepresentative', (ctx) => updateRecord(ctx, 'account', id, { notes: '改过' }));
  await expect(workspace.write('westRepresentative', (ctx) => deleteRecords(ctx, 'account', [id]))).rejects.toMatchObject({ kind: 'forbidden' });

  await workspace.write('representative', (ctx) =>
    shareRecord(ctx, { ...share, id, principal, mayWrite: true, expiresAt: new Date(Date.now() + 300).toISOString() }),
  );
  await sleep(400);
  expect(await sees('westRepresentative', id)).toBe(false);
  await workspace.write('representative', (ctx) => unshareRecord(ctx, { id: entry }));
  expect(await eventsOf('access.shared')).toHaveLength(3);
  expect(await eventsOf('access.unshared')).toMatchObject([{ record_id: id, facts: { principal } }]);
});

test('a sharing rule opens what it matches to a department and those below it; a restriction closes what it does not match', async () => {
  const key = await account('规则大公司', 'westRepresentative', { tier: 'A' });
  const small = await account('规则小公司', 'representative', { tier: 'C' });
  const rule = { object: 'account', name: 'A 级给东区', expression: "tier == 'A'", principals: [`department:${workspace.departments.east}`] };
  const { id: shared } = await workspace.write('administrator', (ctx) =>
    createAccessRule(ctx, { ...rule, kind: 'share', mayWrite: false, isActive: true }),
  );
  await aSecond();
  expect([await sees('representative', key), await sees('representative', small)]).toEqual([true, true]);
  const { id: closed } = await workspace.write('administrator', (ctx) =>
    createAccessRule(ctx, { ...rule, kind: 'restrict', mayWrite: false, isActive: true }),
  );
  await aSecond();
  expect([await sees('representative', key), await sees('representative', small)]).toEqual([true, false]);
  // Nobody writes where they would not see it afterwards.
  await expect(workspace.write('representative', (ctx) => createRecord(ctx, 'account', { name: '规则新公司', tier: 'B' }))).rejects.toMatchObject({
    issues: [{ code: 'record.leaves_reach' }],
  });
  const explained = await workspace.read('administrator', (ctx) =>
    explainMemberAccess(ctx, { object: 'account', id: small, member: workspace.members.representative }),
  );
  expect(explained).toMatchObject({
    canSee: false,
    record: '规则小公司',
    member: { name: '王敏' },
    reasons: [{ code: 'restriction', effect: 'closes' }, { code: 'owner' }, { code: 'action_not_granted', action: 'delete' }],
  });
  for (const id of [shared, closed]) await workspace.write('administrator', (ctx) => deleteAccessRule(ctx, { id }));
  await aSecond();
  expect([await sees('representative', key), await sees('representative', small)]).toEqual([false, true]);
});

test.each([
  { expression: 'parent.tier == null', code: 'access.foreign_field', why: 'it looks beyond the record' },
  { expression: 'tierr == 1', code: 'expression.unknown_field', why: 'there is no such field' },
  { expression: 'employees + 1', code: 'expression.wrong_type', why: 'it is no condition' },
])('a rule “$expression” is refused: $why', async ({ expression }) => {
  const rule = { object: 'account', kind: 'share', name: 'x', principals: [`role:manager`], mayWrite: false, isActive: true } as const;
  await expect(
    workspace.write('administrator', (ctx) => createAccessRule(ctx, { ...rule, principals: [...rule.principals], expression })),
  ).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'expression' }] });
});

test('a private field is masked through every door, cannot be asked by, and its reveal is in the log', async () => {
  const id = await account('私密公司', 'representative', { phone: '13812345678' });
  await workspace.write('administrator', (ctx) => setPrivateField(ctx, { object: 'account', field: 'phone', level: 'everybody' }));
  await aSecond();
  await workspace.read('representative', async (ctx) => {
    expect(await getRecord(ctx, 'account', id)).toMatchObject({ phone: '138****5678', _masked: ['phone'] });
    const { rows } = await queryRecords(ctx, 'account', { search: '私密公司', columns: ['name', 'phone'] });
    expect(rows).toMatchObject([{ phone: '138****5678' }]);
    const { hits } = await searchEverywhere(ctx, { q: '13812345678', limit: 5 });
    expect(hits).toMatchObject([{ id, matchedText: '138****5678' }]);
    expect((await searchEverywhere(ctx, { q: '8123', limit: 5 })).hits).toEqual([]);
    const { entries } = await readTimeline(ctx, 'account', id, {});
    expect(JSON.stringify(entries)).not.toContain('12345678');
    await expect(queryRecords(ctx, 'account', { expression: "phone == '13812345678'" })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(queryRecords(ctx, 'account', { sort: [{ field: 'phone' }] })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(aggregateRecords(ctx, 'account', { groupBy: ['phone'], measures: [{ id: 'n', kind: 'count' }] })).rejects.toMatchObject({
      kind: 'invalid',
    });
  });
  // The mask sent back by a form is no change; a new value is one, and comes back masked.
  const same = await workspace.write('representative', (ctx) => updateRecord(ctx, 'account', id, { phone: '138****5678', notes: 'y' }));
  expect(same).toMatchObject({ notes: 'y', phone: '138****5678' });
  expect(await workspace.write('representative', (ctx) => revealField(ctx, { object: 'account', id, field: 'phone' }))).toEqual({
    field: 'phone',
    value: '13812345678',
  });
  expect(await eventsOf('access.revealed')).toMatchObject([{ record_id: id, actor_id: workspace.members.representative, facts: { field: 'phone' } }]);
  await expect(workspace.write('westRepresentative', (ctx) => revealField(ctx, { object: 'account', id, field: 'phone' }))).rejects.toMatchObject({
    kind: 'not_found',
  });
  await workspace.write('administrator', (ctx) => setPrivateField(ctx, { object: 'account', field: 'phone', level: 'open' }));
  await aSecond();
  expect(await workspace.read('representative', (ctx) => getRecord(ctx, 'account', id))).toMatchObject({ phone: '13812345678' });
});

test('why somebody can see a record is told to themselves, and of others to who manages access', async () => {
  const id = await account('说明公司', 'representative');
  await workspace.write('representative', (ctx) =>
    shareRecord(ctx, { ...share, id, principal: `department:${workspace.departments.west}`, expiresAt: '2099-01-01T00:00:00Z' }),
  );
  const ask = (member: GivenMember) =>
    workspace.read('administrator', (ctx) => explainMemberAccess(ctx, { object: 'account', id, member: workspace.members[member] }));
  expect(await ask('manager')).toMatchObject({
    canSee: true,
    canUpdate: true,
    roles: [{ en: 'Manager' }],
    reasons: [{ code: 'superior', message: { zh: '负责人王敏向东区经理汇报。' } }],
  });
  expect(await ask('westRepresentative')).toMatchObject({
    canSee: true,
    canUpdate: false,
    reasons: [
      { code: 'share', message: { zh: '由王敏共享给西区，可查看，有效至 2099-01-01 08:00。' } },
      { code: 'action_not_granted', action: 'delete' },
      { code: 'owner_out_of_reach', effect: 'missing' },
    ],
  });
  expect(await ask('colleague')).toMatchObject({ canSee: false, reasons: [{ code: 'action_not_granted' }, { code: 'owner_out_of_reach' }] });
  await expect(
    workspace.read('representative', (ctx) => explainMemberAccess(ctx, { object: 'account', id, member: workspace.members.colleague })),
  ).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a simulation counts what a member and what a role would see, for administrators only, and is in the log', async () => {
  await aSecond();
  const asMember = await workspace.write('administrator', (ctx) =>
    simulateAccess(ctx, { member: workspace.members.westRepresentative, object: 'account' }),
  );
  const { rows } = await workspace.read('westRepresentative', (ctx) => queryRecords(ctx, 'account', { limit: 100 }));
  expect(asMember.objects.find((each) => each.object === 'account')).toMatchObject({ count: rows.length, visibility: 'own' });
  expect(asMember.sample.map((each) => each.id).toSorted()).toEqual(rows.map((row) => row.id).toSorted());
  const asRole = await workspace.write('administrator', (ctx) => simulateAccess(ctx, { roles: ['manager'], department: workspace.departments.west }));
  const manager = await workspace.read('westManager', (ctx) => queryRecords(ctx, 'account', { limit: 100 }));
  expect(asRole.objects.find((each) => each.object === 'account')?.count).toBe(manager.rows.length);
  expect(await eventsOf('access.simulated')).toHaveLength(2);
  await expect(workspace.write('manager', (ctx) => simulateAccess(ctx, { roles: ['manager'], department: null }))).rejects.toMatchObject({
    kind: 'forbidden',
  });
});
