import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type Figure, measureOperation, type Operation } from './measure.ts';
import { asOwner } from './server.ts';

const shares = 20_000;
const deals = '/api/opportunities';
/** Conditions of about one in twenty deals each; together with what is owned and shared, a person sees a good part of everything. */
const rules = [
  "forecast_category == 'commit' && probability > 70",
  "source == 'referral' && amount > 900000",
  "source == 'event' && stage == 'won'",
  "source == 'tender'",
  "source == 'partner' && probability < 20",
];

interface Place {
  readonly home: string;
  readonly port: number;
  readonly seconds: number;
  readonly administrator: string;
  readonly seller: string;
}

/** A seller with 20,000 deals shared by hand and five sharing rules asks the same as an administrator, in turns. */
export async function measureShares({ home, port, seconds, administrator, seller }: Place): Promise<Figure[]> {
  await asOwner(home, openDeals);
  // What is kept of the organisation follows within a second.
  await pause(1_500);
  const figures: Figure[] = [];
  try {
    for (const operation of operations()) {
      for (const [role, cookie] of [
        ['administrator', administrator],
        ['shared with', seller],
      ] as const)
        figures.push(await measureOperation(operation, { port, cookie, role, clients: 1, seconds }));
    }
  } finally {
    await asOwner(home, closeDeals);
  }
  return figures;
}

async function openDeals(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ workspace_id: string; id: string }>(
    `select workspace_id, id from organisation_member where email = 'seller@bench.example' limit 1`,
  );
  const [seller] = rows;
  if (!seller) throw new Error('The seller of the bench is not there.');
  const principal = `member:${seller.id}`;
  const of = [seller.workspace_id, principal];
  // Evenly spread over everything, so that no index is flattered.
  await client.query(
    `insert into engine_record_access (workspace_id, id, object, record_id, principal, source, may_write, created_at)
      select $1::uuid, gen_random_uuid(), 'opportunity', id, $2, 'share', false, now()
      from (select id from opportunity where workspace_id = $1::uuid order by md5(id::text) limit ${shares}) o on conflict do nothing`,
    of,
  );
  await client.query(
    `insert into engine_access_principal (workspace_id, object, principal) values ($1, 'opportunity', $2) on conflict do nothing`,
    of,
  );
  for (const [at, expression] of rules.entries()) {
    await client.query(
      `insert into engine_access_rule (workspace_id, id, kind, object, name, expression, principals, created_at, updated_at)
        values ($1, gen_random_uuid(), 'share', 'opportunity', $3, $4, array[$2], now(), now())`,
      [...of, `bench ${at}`, expression],
    );
  }
  await client.query('update organisation_state set revision = revision + 1 where workspace_id = $1', [seller.workspace_id]);
  await client.query('analyze engine_record_access');
}

async function closeDeals(client: pg.Client): Promise<void> {
  await client.query(`delete from engine_record_access where object = 'opportunity' and source = 'share'`);
  await client.query(`delete from engine_access_rule where name like 'bench %'`);
  await client.query(`delete from engine_access_principal where object = 'opportunity'`);
  await client.query('update organisation_state set revision = revision + 1');
}

function operations(): Operation[] {
  const columns = ['name', 'stage', 'amount'];
  const count = { totals: true, measures: [{ id: 'count', kind: 'count' }] };
  const sum = { id: 'amount', kind: 'sum', of: 'amount' };
  const post = (name: string, path: string, body: unknown): Operation => ({ name, next: () => ({ method: 'POST', path: `${deals}/${path}`, body }) });
  return [
    post('shares: list by date', 'query', { sort: [{ field: 'close_date', descending: true }], columns, limit: 50 }),
    post('shares: list filtered', 'query', {
      filter: { and: [{ field: 'source', op: 'eq', value: 'website' }] },
      sort: [{ field: 'amount', descending: true }],
      columns,
      limit: 50,
    }),
    post('shares: count', 'aggregate', count),
    post('shares: board', 'board', { limit: 20 }),
    post('shares: sums by stage', 'aggregate', { groupBy: ['stage'], measures: [...count.measures, sum] }),
  ];
}
