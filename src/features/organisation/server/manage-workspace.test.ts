import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRecord, queryRecords, updateRecord } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { getSession } from './use-cases/own-account.ts';
import { getWorkspace, updateWorkspace } from './use-cases/manage-workspace.ts';

let it: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  it = await given.app();
});
beforeEach(async () => {
  workspace = await given.workspace(it.app);
});
afterAll(() => it.close());

const change = (input: Parameters<typeof updateWorkspace>[1], as: 'administrator' | 'operations' = 'administrator') =>
  workspace.write(as, (ctx) => updateWorkspace(ctx, input));
const settle = () => new Promise((done) => setTimeout(done, 1100));

test('changed settings are in force in every process within a second, and the log says what was before', async () => {
  await workspace.read('administrator', getSession);
  await change({ name: '新名字', timeZone: 'Europe/Berlin', fiscalYearStart: 4, currency: 'EUR' });
  await settle();
  const session = await workspace.read('representative', getSession);
  expect(session.workspace).toMatchObject({ name: '新名字', timeZone: 'Europe/Berlin', fiscalYearStart: 4, currency: 'EUR' });
  const [event] = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ changes: Record<string, unknown> }>({
      text: "select changes from event where object = 'workspace' and kind = 'record.updated' order by at desc limit 1",
    }),
  );
  expect(event?.changes).toMatchObject({ time_zone: ['Asia/Shanghai', 'Europe/Berlin'], fiscal_year_start: [1, 4] });
  expect(event?.changes).not.toHaveProperty('superiors_see_subordinates');
});

test('the currency stays once an amount is booked, even when that amount was taken away again', async () => {
  const made = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'opportunity', { name: '一笔', owner: workspace.members.representative, amount: { amount: '100', currency: 'CNY' } }),
  );
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'opportunity', made.id, { amount: null }));
  expect((await workspace.read('administrator', getWorkspace)).bookedIn).toMatchObject([{ object: 'opportunity' }]);
  await expect(change({ currency: 'EUR' })).rejects.toMatchObject({ code: 'organisation.currency_in_use' });
  expect(await change({ currency: 'CNY', name: '仍可改名' })).toMatchObject({ currency: 'CNY', name: '仍可改名' });
});

test.each([
  { input: { currency: 'ABX' }, field: 'currency' },
  { input: { timeZone: 'Mars/Base' }, field: 'timeZone' },
  { input: { timeZone: '+08:00' }, field: 'timeZone' },
])('$input is refused at its field', async ({ input, field }) => {
  await expect(change(input)).rejects.toMatchObject({ issues: [{ field }] });
});

test('superiors stop seeing what their people own when the workspace switches that off', async () => {
  const { members } = workspace;
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '苏州恒锐', owner: members.westRepresentative }));
  await workspace.write('administrator', (ctx) =>
    ctx.session.query({
      text: "update organisation_assignment set role = 'representative' where member_id = $1",
      values: [members.westManager],
    }),
  );
  const count = () => workspace.read('westManager', async (ctx) => (await queryRecords(ctx, 'account', { limit: 10 })).rows.length);
  await change({ name: '一' });
  await settle();
  expect(await count()).toBe(1);
  await change({ superiorsSeeSubordinates: false });
  await settle();
  expect(await count()).toBe(0);
});

test('only who may manage the workspace sees or changes its settings', async () => {
  await expect(workspace.read('operations', getWorkspace)).rejects.toMatchObject({ code: 'organisation.ability_missing' });
  await expect(change({ name: '不行' }, 'operations')).rejects.toMatchObject({ code: 'organisation.ability_missing' });
});
