import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { getToday } from './get-today.ts';

let run: GivenApp;
let company: GivenWorkspace;
const now = new Date('2026-11-19T02:00:00Z');

beforeAll(async () => {
  run = await given.app({ now: () => now });
  company = await given.workspace(run.app);
});
afterAll(() => run.close());

test('a planned follow-up that is late on a large deal comes before a small one due today, each with its reason', async () => {
  const owner = company.members.representative;
  const made = await company.write('representative', async (ctx) => {
    const account = await createRecord(ctx, 'account', { name: '恒锐精密', owner });
    const deal = (name: string, amount: string) =>
      createRecord(ctx, 'opportunity', {
        name,
        account: account.id,
        owner,
        amount: { amount, currency: 'CNY' },
        close_date: '2026-12-20',
        next_step: '演示',
        next_step_on: '2027-02-01',
      });
    const large = await deal('二期产线', '1280000');
    const small = await deal('备件', '10000');
    const plan = (subject: string, dueAt: string, opportunity: string) =>
      createRecord(ctx, 'activity', { type: 'call', subject, due_at: dueAt, status: 'planned', owner, opportunity, account: account.id });
    await plan('给李工回电', '2026-11-18T02:00:00Z', large.id);
    await plan('寄样品', '2026-11-19T06:00:00Z', small.id);
    return { large, small };
  });
  const today = await company.read('representative', (ctx) => getToday(ctx, {}));
  expect(today.view).toBe('mine');
  const [first, second] = today.mine?.actions ?? [];
  expect(first).toMatchObject({ kind: 'task', title: { zh: '给李工回电' }, amount: { amount: '1280000.00' }, links: { opportunity: made.large.id } });
  expect(first?.reasons[0]).toMatchObject({ code: 'overdue', label: { zh: '计划时间已过 1 天' } });
  expect(second).toMatchObject({ title: { zh: '寄样品' }, links: { opportunity: made.small.id } });
  expect(today.mine?.agenda.map((entry) => entry.title)).toEqual(['寄样品']);
});

test('a manager sees who needs help with what, within their own departments', async () => {
  const { colleague, westRepresentative } = company.members;
  const deal = (owner: string, name: string) =>
    company.write('administrator', async (ctx) => {
      const account = await createRecord(ctx, 'account', { name: `${name}公司`, owner });
      return createRecord(ctx, 'opportunity', {
        name,
        account: account.id,
        owner,
        amount: { amount: '50000', currency: 'CNY' },
        close_date: '2026-10-01',
      });
    });
  const [own] = await Promise.all([deal(colleague, '华东旧单'), deal(westRepresentative, '西区旧单')]);
  const { team } = await company.read('manager', (ctx) => getToday(ctx, { view: 'team' }));
  const row = team?.rows.find((each) => each.id === colleague);
  expect(row?.name).toBe('李雷');
  expect(row?.cells.overdue).toMatchObject({ value: '1' });
  expect(row?.cells.overdue.link).toContain('/opportunities?');
  expect(row?.needs.map((need) => need.code)).toEqual(['no_step', 'overdue']);
  expect(team?.rows.some((each) => each.id === westRepresentative)).toBe(false);
  expect(team?.risks.deals.find((each) => each.id === own.id)?.warnings.map((warning) => warning.code)).toContain('overdue');
});

test('the owner sees which deals were won, pushed out or added since the last work day, largest first', async () => {
  const owner = company.members.administrator;
  await company.write('administrator', async (ctx) => {
    const account = await createRecord(ctx, 'account', { name: '拓远半导体', owner });
    await createRecord(ctx, 'opportunity', {
      name: '在线检测',
      account: account.id,
      owner,
      amount: { amount: '9000000', currency: 'CNY' },
      close_date: '2026-12-01',
    });
  });
  const today = await company.read('administrator', (ctx) => getToday(ctx, { view: 'company' }));
  expect(today.company?.changes.since).toBe('2026-11-18');
  expect(today.company?.changes.rows[0]).toMatchObject({ kind: 'new', name: '在线检测', account: '拓远半导体', amount: { amount: '9000000.00' } });
  expect(today.company?.scorecard).toBeNull();
});

test('operations are told of the quality of the data though nothing was inspected yet', async () => {
  const { operations } = await company.read('operations', (ctx) => getToday(ctx, { view: 'operations' }));
  expect(operations?.inspections).toEqual([]);
  expect(operations?.quality.find((figure) => figure.id === 'next_step_known')?.value).not.toBeNull();
  expect(operations?.duplicates).toBe(0);
});

test('each role opens its own view, and none it has no right to', async () => {
  const opens = async (member: Parameters<GivenWorkspace['read']>[0]) => {
    const today = await company.read(member, (ctx) => getToday(ctx, {}));
    return [today.view, today.views];
  };
  expect(await opens('representative')).toEqual(['mine', ['mine']]);
  expect(await opens('manager')).toEqual(['team', ['mine', 'team']]);
  expect(await opens('operations')).toEqual(['operations', ['mine', 'team', 'operations', 'company']]);
  expect(await opens('administrator')).toEqual(['company', ['mine', 'team', 'operations', 'company']]);
  await expect(company.read('representative', (ctx) => getToday(ctx, { view: 'company' }))).rejects.toMatchObject({ kind: 'forbidden' });
});
