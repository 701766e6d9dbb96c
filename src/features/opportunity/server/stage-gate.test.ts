import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Door } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { createRecord, createRecordsEach, getRecord, updateRecord, updateRecordsEach } from '#engine/server/records/records.ts';
import { runWrite } from '#engine/server/run.ts';
import { type GivenApp, type GivenWorkspace, given } from '#tests/support/given.ts';
import { bulkMove } from './use-cases/bulk-move.ts';
import { listOpportunityMoves } from './use-cases/list-moves.ts';
import { moveStage } from './use-cases/move-stage.ts';

let clock = new Date('2026-03-02T02:00:00Z');
let product: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  product = await given.app({ now: () => clock });
  company = await given.workspace(product.app);
});
afterAll(() => product.close());

const move = (to: string, more: { values?: Record<string, unknown>; checklist?: string[]; reason?: string; version?: number } = {}) => ({
  to,
  values: more.values ?? {},
  checklist: more.checklist ?? [],
  reason: more.reason,
  version: more.version,
});

/** A deal that has come as far as technical validation, through every gate. */
async function dealInValidation(ctx: Context): Promise<{ id: string; account: string }> {
  const account = await createRecord(ctx, 'account', { name: '苏州恒锐精密制造' }, { unmatched: true });
  await createRecord(ctx, 'contact', { name: '李工', account: account.id, buying_role: 'user' });
  const item = await createRecord(ctx, 'product', { name: `边缘控制器 ${ctx.newId()}` }, { asSystem: true });
  const deal = await createRecord(ctx, 'opportunity', { name: '二期产线数字化改造', account: account.id });
  await createRecord(ctx, 'activity', { type: 'visit', subject: '现场调研', opportunity: deal.id, status: 'done', done_at: clock.toISOString() });
  await moveStage(ctx, { id: deal.id, ...move('needs_confirmed', { values: { need: '换型停机 42 分钟一次，目标 15' } }) });
  await moveStage(ctx, {
    id: deal.id,
    ...move('solution', { values: { amount: { amount: '1280000', currency: 'CNY' }, close_date: '2026-06-18' } }),
  });
  await moveStage(ctx, { id: deal.id, ...move('technical_validation', { values: { product: item.id } }) });
  return { id: deal.id, account: account.id };
}

const ready = { budget: { amount: '1400000', currency: 'CNY' } };

test('a new deal begins in the first stage, with what the stage says', async () => {
  const deal = await company.write('administrator', (ctx) => createRecord(ctx, 'opportunity', { name: '新商机' }));
  expect(deal).toMatchObject({
    stage: 'initial_contact',
    outcome: 'open',
    probability: '10.00',
    forecast_category: 'pipeline',
    pushed_count: 0,
    closed_on: null,
  });
});

test.each(['page', 'api', 'import', 'automation'] satisfies Door[])(
  'a deal cannot enter 商务谈判 without a decision maker through the door %s',
  async (door) => {
    const deal = await company.write('administrator', dealInValidation);
    const caller = await company.as('administrator', door);
    const wanted = { ...ready, stage: 'negotiation' };
    const refusal = { code: 'process.condition.has_decision_maker' };

    await expect(runWrite(product.app, caller, (ctx) => updateRecord(ctx, 'opportunity', deal.id, wanted))).rejects.toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining(refusal)]),
    });
    await expect(
      runWrite(product.app, caller, (ctx) =>
        moveStage(ctx, { id: deal.id, ...move('negotiation', { values: ready, checklist: ['validation_report'] }) }),
      ),
    ).rejects.toMatchObject(refusal);
    const [bulk] = await runWrite(product.app, caller, (ctx) =>
      updateRecordsEach(ctx, 'opportunity', [{ id: deal.id, values: wanted }], { partial: true }),
    );
    expect(bulk?.issues).toContainEqual(expect.objectContaining(refusal));
    const [created] = await runWrite(product.app, caller, (ctx) =>
      createRecordsEach(ctx, 'opportunity', [{ name: '半路建的', account: deal.account, ...wanted }], { partial: true }),
    );
    expect(created?.issues).toContainEqual(expect.objectContaining(refusal));
    const after = await company.read('administrator', (ctx) => getRecord(ctx, 'opportunity', deal.id));
    expect(after).toMatchObject({ stage: 'technical_validation', budget: null });
  },
);

test('with the decision maker, the budget and the checklist it moves, in one event that says from, to, dwell and version', async () => {
  clock = new Date('2026-03-02T02:00:00Z');
  const deal = await company.write('administrator', dealInValidation);
  clock = new Date('2026-03-12T02:00:00Z');
  await company.write('administrator', async (ctx) => {
    await createRecord(ctx, 'contact', { name: '陈国梁', account: deal.account, buying_role: 'decision_maker' });
    await moveStage(ctx, { id: deal.id, ...move('negotiation', { values: ready, checklist: ['validation_report'] }) });
  });

  const record = await company.read('administrator', (ctx) => getRecord(ctx, 'opportunity', deal.id));
  expect(record).toMatchObject({ stage: 'negotiation', probability: '75.00', forecast_category: 'best_case', stage_entered_at: clock.toISOString() });
  const events = await company.read('administrator', (ctx) =>
    ctx.session.query<{ kind: string; facts: unknown; changes: unknown }>({
      text: 'select kind, facts, changes from event where workspace_id = $1 and record_id = $2 and at = $3',
      values: [ctx.workspace.id, deal.id, clock],
    }),
  );
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    kind: 'opportunity.stage_moved',
    facts: {
      from: 'technical_validation',
      to: 'negotiation',
      dwell_days: 10,
      dwell_work_days: 8,
      process_version: 1,
      checklist: ['validation_report'],
      exceptions: [],
    },
    changes: { stage: ['technical_validation', 'negotiation'] },
  });
  const stays = await company.read('administrator', (ctx) =>
    ctx.session.query<{ stage: string; left_at: Date | null }>({
      text: 'select stage, left_at from process_stage_history where workspace_id = $1 and record_id = $2 order by entered_at, id',
      values: [ctx.workspace.id, deal.id],
    }),
  );
  expect(stays.map((stay) => [stay.stage, stay.left_at === null])).toEqual([
    ['initial_contact', false],
    ['needs_confirmed', false],
    ['solution', false],
    ['technical_validation', false],
    ['negotiation', true],
  ]);
});

test('“why can’t I move this?” names each unmet condition, what there is now, and how to meet it', async () => {
  const deal = await company.write('administrator', dealInValidation);
  const options = await company.read('administrator', (ctx) => listOpportunityMoves(ctx, { id: deal.id }));
  const negotiation = options.moves.find((option) => option.to === 'negotiation');
  expect(negotiation).toMatchObject({ exists: true, isAllowed: false, direction: 'forward' });
  const unmet = negotiation?.requirements.filter((requirement) => !requirement.isMet) ?? [];
  expect(unmet.map((requirement) => requirement.id)).toEqual(['field.budget', 'has_decision_maker', 'checklist.validation_report']);
  expect(unmet[1]).toMatchObject({
    label: { zh: '联系人里要有“决策人”' },
    now: { zh: '1 位联系人，没有一位是决策人' },
    remedy: { action: 'create', object: 'contact', values: { buying_role: 'decision_maker' } },
  });
  expect(options.moves.find((option) => option.to === 'won')).toMatchObject({ exists: false, isAllowed: false });
  expect(options.path.map((step) => step.state)).toEqual(['passed', 'passed', 'passed', 'current', 'ahead', 'ahead', 'ahead', 'ahead']);
});

test('a placeholder is no answer: TBD does not fill a required field', async () => {
  await expect(
    company.write('administrator', async (ctx) => {
      const account = await createRecord(ctx, 'account', { name: '占位公司' });
      const deal = await createRecord(ctx, 'opportunity', { name: '占位', account: account.id });
      await moveStage(ctx, { id: deal.id, ...move('needs_confirmed', { values: { need: ' 暂无 ' } }) });
    }),
  ).rejects.toMatchObject({ code: 'process.field_missing' });
});

test('closing as lost needs its reason, going back needs an explanation, and no stage may be jumped', async () => {
  const deal = await company.write('administrator', dealInValidation);
  const attempt = (wanted: ReturnType<typeof move>) => company.write('administrator', (ctx) => moveStage(ctx, { id: deal.id, ...wanted }));
  await expect(attempt(move('lost'))).rejects.toMatchObject({ code: 'process.field_missing' });
  await expect(attempt(move('needs_confirmed'))).rejects.toMatchObject({ code: 'process.reason_missing' });
  await expect(attempt(move('contract_approval'))).rejects.toMatchObject({ code: 'process.no_transition' });
  expect(await attempt(move('needs_confirmed', { reason: '客户换了项目负责人，需求要重新确认' }))).toMatchObject({
    stage: 'needs_confirmed',
    outcome: 'open',
  });
  expect(await attempt(move('lost', { values: { lost_reason: 'price' } }))).toMatchObject({
    stage: 'lost',
    outcome: 'lost',
    probability: '0.00',
    forecast_category: 'omitted',
  });
});

test('two people moving one deal at once: one moves, the other is told', async () => {
  const deal = await company.write('administrator', (ctx) => createRecord(ctx, 'opportunity', { name: '抢着推进' }));
  const close = () => company.write('administrator', (ctx) => moveStage(ctx, { id: deal.id, ...move('lost', { values: { lost_reason: 'price' } }) }));
  const [first, second] = await Promise.allSettled([close(), close()]);
  const refused = [first, second].filter((result) => result?.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ reason: { kind: 'conflict', code: 'process.already_there' } });
});

test('a bulk move moves those that may and names what keeps the others', async () => {
  const [ripe, raw] = await company.write('administrator', async (ctx) => {
    const account = await createRecord(ctx, 'account', { name: '批量公司' });
    return Promise.all([
      createRecord(ctx, 'opportunity', { name: '齐了', account: account.id, need: '扩产' }),
      createRecord(ctx, 'opportunity', { name: '没客户', need: '扩产' }),
    ]);
  });
  const result = await company.write('administrator', (ctx) => bulkMove(ctx, { ids: [ripe.id, raw.id], ...move('needs_confirmed') }));
  expect(result.moved).toEqual([ripe.id]);
  expect(result.refused).toMatchObject([{ id: raw.id, issues: [{ code: 'process.field_missing', field: 'account' }] }]);
});

test('a forecast category said by a person survives a move, and is given back by clearing it', async () => {
  const deal = await company.write('administrator', dealInValidation);
  const change = (values: Record<string, unknown>) => company.write('administrator', (ctx) => updateRecord(ctx, 'opportunity', deal.id, values));
  expect(await change({ forecast_category: 'commit' })).toMatchObject({ forecast_category: 'commit', forecast_overridden: true });
  const moved = await company.write('administrator', (ctx) => moveStage(ctx, { id: deal.id, ...move('solution', { reason: '方案要改' }) }));
  expect(moved).toMatchObject({ stage: 'solution', forecast_category: 'commit' });
  expect(await change({ forecast_category: null })).toMatchObject({ forecast_category: 'pipeline', forecast_overridden: false });
});

test('moving the close date later counts as a push; moving it earlier does not', async () => {
  const deal = await company.write('administrator', (ctx) => createRecord(ctx, 'opportunity', { name: '推迟', close_date: '2026-05-01' }));
  const push = (close_date: string) => company.write('administrator', (ctx) => updateRecord(ctx, 'opportunity', deal.id, { close_date }));
  expect(await push('2026-06-01')).toMatchObject({ pushed_count: 1 });
  expect(await push('2026-05-15')).toMatchObject({ pushed_count: 1 });
  expect(await push('2026-07-01')).toMatchObject({ pushed_count: 2 });
});
