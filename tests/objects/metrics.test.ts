import { afterAll, beforeAll, expect, test } from 'vitest';
import { MeasureResult } from '#engine/contract/metrics/measure.ts';
import { isCalendarDimension } from '#engine/contract/metrics/metric.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import { listMeasureRows } from '#engine/server/metrics/list-rows.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { buildRegistry } from '#engine/server/registry.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { features } from '#features/features.server.ts';
import { type GivenApp, type GivenWorkspace, given } from '#tests/support/given.ts';

const metrics = [...buildRegistry(features).metrics.values()];

let product: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app);
  await writeDeals(product.app, workspace.id, [
    {
      owner: workspace.members.representative,
      amount: 10,
      outcome: 'won',
      closedOn: '2017-05-10',
      engagedOn: '2017-05-01',
      stays: [
        ['initial_contact', '2017-05-01T00:00:00Z'],
        ['won', '2017-05-10T00:00:00Z'],
      ],
    },
    {
      owner: workspace.members.representative,
      amount: 20,
      outcome: 'open',
      closeDate: '2017-06-01',
      stays: [['initial_contact', '2017-05-01T00:00:00Z']],
    },
  ]);
});
afterAll(() => product.close());

test.each(metrics.map((metric) => ({ id: metric.id, metric })))(
  '$id runs over a period, without one, in the past, and by every dimension it offers',
  async ({ metric }) => {
    const plain = [{ metric: metric.id }, { metric: metric.id, period: '2017-Q2' }, { metric: metric.id, asOf: '2017-06-30' }];
    const dimensions = metric.groupBy.filter(
      (dimension) => !isCalendarDimension(dimension) || metric.dateField !== undefined || metric.formula.kind === 'query',
    );
    const grouped = dimensions.map((dimension) => ({ metric: metric.id, period: '2017-Q2', groupBy: [dimension] }));
    const results = await workspace.read('manager', (ctx) => measureMany(ctx, [...plain, ...grouped]));
    for (const result of results) {
      expect(() => MeasureResult.parse(result)).not.toThrow();
      expect(result.value === null).toBe(result.undefinedBecause !== null);
      expect(result.trace.title).toEqual(metric.label);
    }
  },
);

test.each(metrics.map((metric) => ({ id: metric.id, metric })))(
  'the rows behind $id can be listed, and its link finds as many',
  async ({ metric }) => {
    await workspace.read('administrator', async (ctx) => {
      const found = await listMeasureRows(ctx, { metric: metric.id, period: '2017-Q2', limit: 200 });
      if (found.rows.expression === null) return;
      const page = await queryRecords(ctx, found.object, {
        expression: found.rows.expression,
        ...(found.rows.asOf ? { asOf: found.rows.asOf } : {}),
        columns: [],
      });
      expect(page.rows.map((row) => row.id).toSorted()).toEqual(found.ids);
    });
  },
);
