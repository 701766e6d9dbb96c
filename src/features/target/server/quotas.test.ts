import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDecimal, roundDecimal } from '#engine/contract/expression/exact-decimal.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { getTargetGrid } from './use-cases/get-grid.ts';
import { importTargets } from './use-cases/import-targets.ts';
import { approveTargetVersion, createTargetVersion } from './use-cases/manage-versions.ts';

const folder = '../shared/data/quotas';
const quarter = { from: '2011-05-31', to: '2011-08-30' };
const onData = test.skipIf(!existsSync(folder));

let it: GivenApp;
let company: GivenWorkspace;

const read = (file: string): Record<string, string>[] => parse(readFileSync(`${folder}/${file}`), { columns: true, bom: true });

/** SubTotal has four decimals; each order is rounded half away from zero to cents. */
function toCents(text: string): bigint {
  const value = roundDecimal(parseDecimal(text) ?? { coefficient: 0n, scale: 0 }, 2);
  return value.coefficient * 10n ** BigInt(2 - value.scale);
}

beforeAll(async () => {
  if (!existsSync(folder)) return;
  it = await given.app();
  company = await given.workspace(it.app, { currency: 'USD', since: '2010-01-01' });
  const quotas = read('SalesPersonQuotaHistory.csv').filter((row) => row['QuotaDate']?.startsWith(quarter.from));
  const people = await writePeople([...new Set(quotas.map((row) => row['BusinessEntityID'] ?? ''))]);
  const orders = read('SalesOrderHeader_first1000.csv').filter((row) => people.has(row['SalesPersonID'] ?? ''));
  await writeDeals(
    it.app,
    company.id,
    orders.map((order) => ({
      owner: people.get(order['SalesPersonID'] ?? '') ?? null,
      amountMinor: toCents(order['SubTotal'] ?? '0'),
      currency: 'USD',
      outcome: 'won' as const,
      closedOn: (order['OrderDate'] ?? '').slice(0, 10),
      imported: true,
    })),
  );
  const csv = [
    'member,from,to,target',
    ...quotas.map((row) => `rep-${row['BusinessEntityID']},${quarter.from},${quarter.to},${row['SalesQuota']}`),
  ].join('\n');
  await company.write('operations', async (ctx) => {
    const { id } = await createTargetVersion(ctx, {
      name: 'Quotas',
      period: { from: '2011-05-31', to: '2012-05-30' },
      grain: 'quarter',
      prorates: true,
    });
    expect(await importTargets(ctx, { id, metric: 'won_amount', level: 'target', csv, dryRun: false })).toMatchObject({ errors: [] });
    await approveTargetVersion(ctx, { id });
  });
});
afterAll(() => it?.close());

async function writePeople(numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(numbers.map((number) => [number, it.app.newId()]));
  await it.app.database.write(company.id, async ({ query }) => {
    for (const [number, id] of ids) {
      await query({
        text: "insert into organisation_member (workspace_id, id, name, external_id, status, created_at, updated_at) values ($1, $2, $3, $3, 'no_sign_in', now(), now())",
        values: [company.id, id, `rep-${number}`],
      });
      await query({
        text: "insert into organisation_assignment (workspace_id, id, member_id, department_id, role, valid_from, created_at, updated_at) values ($1, gen_random_uuid(), $2, $3, 'representative', '2010-01-01', now(), now())",
        values: [company.id, id, company.departments.west],
      });
    }
  });
  return ids;
}

onData('the quarter that begins on 2011-05-31 was reached to 82.18 %, ten people between 72.1 % and 116.0 %', async () => {
  const result = await company.read('administrator', (ctx) => measure(ctx, { metric: 'quota_attainment', period: quarter, groupBy: ['owner'] }));
  expect(result.value).toBe('82.18');
  expect(result.trace.inputs.map((input) => input.value.value?.split('.')[0])).toEqual(['3193633', '3886000']);
  const attained = (result.groups ?? []).flatMap((group) => (group.value === null ? [] : [Number(group.value)]));
  expect(attained).toHaveLength(10);
  expect([Math.min(...attained), Math.max(...attained)].map((value) => value.toFixed(1))).toEqual(['72.1', '116.0']);
});

onData('the grid of the quarter shows the same', async () => {
  const [version] = await company.read('administrator', (ctx) => ctx.session.query<{ id: string }>({ text: 'select id from target_version' }));
  const grid = await company.read('administrator', (ctx) => getTargetGrid(ctx, { id: version?.id ?? '', metric: 'won_amount', level: 'target' }));
  expect(grid.periods[0]).toEqual(quarter);
  const west = grid.rows.find((row) => row.name === '西区')?.cells[0];
  expect(west).toMatchObject({ assigned: '3886000.00', actual: expect.stringMatching(/^319363[34]\./) });
});
