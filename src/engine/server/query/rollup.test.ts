import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimenFeatures } from '#tests/support/specimen.ts';
import type { AggregateRequest } from '../../contract/records/query.ts';
import { foldRollups } from '../records/fold-rollups.ts';
import { aggregateRecords, createRecords, deleteRecords, updateRecords } from '../records/records.ts';
import { runRead } from '../run.ts';

let run: GivenApp;

beforeAll(async () => {
  run = await given.app({ features: specimenFeatures() });
  await createSpecimenTables(run.app);
});
afterAll(() => run.close());

const question: AggregateRequest = {
  groupBy: ['stage', 'owner', 'price.currency'],
  totals: true,
  measures: [
    { id: 'n', kind: 'count' },
    { id: 'sum', kind: 'sum', of: 'price' },
  ],
};
/** The same question with a filter that every record passes, which the roll-up cannot answer. */
const counted: AggregateRequest = { ...question, expression: 'name != null' };

async function figures(workspace: GivenWorkspace, member: 'administrator' | 'manager', asked: AggregateRequest) {
  const answer = await workspace.read(member, (ctx) => aggregateRecords(ctx, 'specimen', asked));
  return { ...answer, groups: answer.groups.toSorted((left, right) => JSON.stringify(left).localeCompare(JSON.stringify(right))) };
}

const values = (workspace: GivenWorkspace) => {
  const owners = [workspace.members.representative, workspace.members.westRepresentative, null];
  return fc.record({
    owner: fc.constantFrom(...owners),
    stage: fc.constantFrom('new', 'kept', 'sold'),
    price: fc.option(fc.record({ amount: fc.integer({ min: 0, max: 999 }).map(String), currency: fc.constantFrom('CNY', 'USD') })),
    notes: fc.constantFrom('a', 'b'),
  });
};

test('after any writes, folded or not, the roll-up says what counting says', async () => {
  const workspace = await given.workspace(run.app);
  const one = values(workspace);
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('create' as const), rows: fc.array(one, { minLength: 1, maxLength: 4 }) }),
      fc.record({ kind: fc.constant('update' as const), rows: fc.array(one, { minLength: 1, maxLength: 4 }) }),
      fc.record({ kind: fc.constant('delete' as const), rows: fc.constant([]) }),
      fc.record({ kind: fc.constant('fold' as const), rows: fc.constant([]) }),
    ),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const ids: string[] = [];
      for (const { kind, rows } of taken) {
        await workspace.write('administrator', async (ctx) => {
          if (kind === 'create')
            ids.push(
              ...(
                await createRecords(
                  ctx,
                  'specimen',
                  rows.map((row) => ({ name: 'r', ...row })),
                )
              ).map((row) => row.id),
            );
          if (kind === 'update')
            await updateRecords(
              ctx,
              'specimen',
              rows.slice(0, ids.length).map((row, at) => ({ id: ids[at] ?? '', values: row })),
            );
          if (kind === 'delete' && ids.length > 0) await deleteRecords(ctx, 'specimen', ids.splice(0, 2));
          if (kind === 'fold') await foldRollups(ctx);
        });
      }
      for (const member of ['administrator', 'manager'] as const) {
        expect(await figures(workspace, member, question)).toEqual(await figures(workspace, member, counted));
      }
    }),
    { numRuns: 40 },
  );
});

test('a roll-up answers for its own workspace only', async () => {
  const [first, second] = [await given.workspace(run.app), await given.workspace(run.app)];
  await first.write('administrator', (ctx) => createRecords(ctx, 'specimen', [{ name: 'x', price: { amount: '1', currency: 'CNY' } }]));
  expect((await figures(second, 'administrator', question)).groups).toEqual([]);
});

test('what is shared beside what one owns is counted once, by the roll-up as by counting', async () => {
  const workspace = await given.workspace(run.app);
  const { representative, westRepresentative } = workspace.members;
  const prices = ['7', '11', null];
  await workspace.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'specimen',
      [representative, westRepresentative, null].flatMap((owner) =>
        ['new', 'sold'].flatMap((stage) =>
          prices.map((amount) => ({ name: 'x', owner, stage, price: amount === null ? null : { amount, currency: 'CNY' } })),
        ),
      ),
    ),
  );
  const caller = await workspace.as('representative');
  const rule = {
    id: 'sold',
    kind: 'share',
    object: 'specimen',
    name: 'sold',
    expression: "stage == 'sold'",
    principals: [],
    mayWrite: false,
  } as const;
  for (const kind of ['share', 'restrict'] as const) {
    const rules = [{ ...rule, kind }];
    const sharing = new Map([['specimen', { principals: [], rules: kind === 'share' ? rules : [], restrictions: kind === 'restrict' ? rules : [] }]]);
    await runRead(run.app, { ...caller, actor: { ...caller.actor, sharing } }, async (ctx) => {
      const [rolledUp, rows] = [await aggregateRecords(ctx, 'specimen', question), await aggregateRecords(ctx, 'specimen', counted)];
      expect(rolledUp.totals?.measures['n']).toBe(kind === 'share' ? 12 : 3);
      expect(rolledUp).toEqual(rows);
    });
  }
});
