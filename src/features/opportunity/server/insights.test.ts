import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import { objectSchema } from '#engine/server/query/object-schema.ts';
import { createRecord, updateRecord } from '#engine/server/records/records.ts';
import { buildDealIn } from '#features/process/server/process.given.ts';
import { recordImportedStages } from '#features/process/server/public.ts';
import { type GivenApp, type GivenWorkspace, given } from '#tests/support/given.ts';
import { defaultOpportunityProcess } from '#features/process/contract/default-process.ts';
import { rulesFor } from '../contract/warnings.ts';
import { getInsights, listStageRates, listWarnings } from './use-cases/get-insights.ts';

let clock = new Date('2026-03-02T02:00:00Z');
let product: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  product = await given.app({ now: () => clock });
  company = await given.workspace(product.app);
});
afterAll(() => product.close());

const idsOf = (warnings: readonly { id: string }[]) => warnings.map((warning) => warning.id);

test('every warning is an expression that can be understood, in every stage', () => {
  const schema = objectSchema(product.app.registry);
  for (const stage of defaultOpportunityProcess.stages) {
    for (const { rule, threshold } of rulesFor(stage, defaultOpportunityProcess.stages)) {
      for (const text of [rule.expression(threshold), ...(rule.shows ? [rule.shows(threshold)] : [])]) {
        expect(checkExpression(text, schema, 'opportunity')).toMatchObject({ ok: true });
      }
    }
  }
});

test('an open deal is warned of what is wrong with it, and a mended one of nothing', async () => {
  clock = new Date('2026-03-02T02:00:00Z');
  const deal = await company.write('administrator', async (ctx) => {
    const made = await buildDealIn(ctx, 'negotiation', { close_date: '2026-03-20' });
    for (const close_date of ['2026-03-21', '2026-03-22', '2026-03-23']) await updateRecord(ctx, 'opportunity', made.id, { close_date });
    await createRecord(ctx, 'contact', { name: '李工', account: made['account'] });
    return made;
  });
  clock = new Date('2026-03-30T02:00:00Z');
  const contact = await company.write('administrator', async (ctx) => {
    const person = await createRecord(ctx, 'contact', { name: '王工', account: deal['account'] });
    await createRecord(ctx, 'activity', { type: 'call', subject: '三周前', contact: person.id, done_at: '2026-03-10T02:00:00Z' });
    return person;
  });
  const { warnings } = await company.read('administrator', (ctx) => getInsights(ctx, { id: deal.id }));
  expect(idsOf(warnings)).toEqual(['no_activity', 'overdue', 'pushed', 'no_next_step', 'no_amount', 'stalled', 'single_contact']);
  expect(warnings.map((warning) => warning.label.zh)).toEqual([
    '7 天没有跟进',
    '已过预计成交日 7 天',
    '预计成交推迟 3 次',
    '没有下一步',
    '没有金额',
    '停留 20 / 标准 10 个工作日',
    '30 天只有 1 位联系人互动',
  ]);

  await company.write('administrator', async (ctx) => {
    await updateRecord(ctx, 'opportunity', deal.id, {
      close_date: '2026-03-31',
      amount: { amount: '1', currency: 'CNY' },
      next_step: '签约',
      next_step_on: '2026-03-31',
    });
    await createRecord(ctx, 'activity', { type: 'call', subject: '今天', contact: contact.id, opportunity: deal.id, done_at: clock.toISOString() });
  });
  const mended = await company.read('administrator', (ctx) => listWarnings(ctx, { ids: [deal.id] }));
  expect(idsOf(mended.warnings[deal.id] ?? [])).toEqual(['pushed', 'stalled', 'single_contact']);
});

test('a closed deal is warned of nothing, and nobody learns of deals they cannot see', async () => {
  const deal = await company.write('administrator', (ctx) => buildDealIn(ctx, 'won'));
  expect(await company.read('administrator', (ctx) => listWarnings(ctx, { ids: [deal.id] }))).toEqual({ warnings: { [deal.id]: [] } });
  expect(await company.read('representative', (ctx) => listWarnings(ctx, { ids: [deal.id] }))).toEqual({ warnings: {} });
  await expect(company.read('representative', (ctx) => getInsights(ctx, { id: deal.id }))).rejects.toMatchObject({ kind: 'not_found' });
});

test('the set probability stands beside the observed one and its n, which is withheld below the least sample', async () => {
  const fresh = await given.workspace(product.app);
  const decide = (won: number, lost: number) =>
    fresh.write('administrator', async (ctx) => {
      for (let count = 0; count < won + lost; count += 1) {
        const stage = count < won ? 'won' : 'lost';
        const deal = await buildDealIn(ctx, stage);
        await recordImportedStages(ctx, 'opportunity', [
          {
            recordId: deal.id,
            stages: [
              { stage: 'solution', at: new Date('2025-01-01T00:00:00Z') },
              { stage, at: new Date('2025-02-01T00:00:00Z') },
            ],
          },
        ]);
      }
    });
  const solution = async () => (await fresh.read('representative', listStageRates)).stages.find((rate) => rate.stage === 'solution');
  await decide(6, 13);
  expect(await solution()).toMatchObject({ set: 40, observed: null, won: 6, decided: 19 });
  await decide(1, 0);
  clock = new Date(clock.getTime() + 10 * 60_000);
  expect(await solution()).toMatchObject({ set: 40, observed: '35.00', won: 7, decided: 20 });
});

test('completeness asks first for what the next gate needs', async () => {
  const { completeness } = await company.read('administrator', async (ctx) => {
    const made = await ctx.session.query<{ id: string }>({
      text: `select id from opportunity where workspace_id = $1 and stage = 'negotiation' limit 1`,
      values: [ctx.workspace.id],
    });
    return getInsights(ctx, { id: made[0]?.id ?? '' });
  });
  // Contract approval needs close date and next step, which are there; winning needs nothing more, so the earlier gates follow.
  expect(completeness.missing.map((field) => field.field)).toEqual(['need', 'product', 'budget', 'source', 'competitor']);
  expect(completeness).toMatchObject({ percent: 50, filled: 5, total: 10 });
});
