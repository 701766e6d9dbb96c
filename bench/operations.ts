import { type Call, Connection } from './http-client.ts';
import type { Operation } from './measure.ts';

/** What a person's operations draw from: ids they may see, by what is needed of them. */
export interface Pool {
  readonly ids: readonly string[];
  /** In the first stage. */
  readonly first: readonly { readonly id: string }[];
  readonly accounts: readonly string[];
  readonly products: readonly string[];
}

const stages = ['initial_contact', 'needs_confirmed', 'solution', 'technical_validation', 'negotiation', 'contract_approval', 'won', 'lost'];
const sources = ['outbound', 'referral', 'event', 'website', 'partner', 'tender', 'existing_customer', 'campaign', 'social'];
const words = ['产线数字化', '车间联网', '能耗监测', '设备健康', '质量追溯', '智能仓储', '边缘采集', '视觉质检', '排产优化', '华瑞', '恒力', '博创'];
const sorts = ['close_date', 'amount', 'updated_at'];
const path = '/api/opportunities';
const clientsAtMost = 8;
const columns = ['name', 'stage', 'amount', 'close_date', 'source', 'probability'];

let state = 42;
/** The same numbers in every run. */
function draw(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 4_294_967_296) * below);
}

function pick<T>(from: readonly T[]): T {
  const found = from[draw(from.length)];
  if (found === undefined) throw new Error('The seeded workspace has nothing of what is to be measured.');
  return found;
}

/** What is asked of a workspace for one person before measuring. */
export async function fillPool(port: number, cookie: string): Promise<Pool> {
  const connection = new Connection(port, cookie);
  const ask = async (route: string, body: unknown) => {
    const answer = await connection.send({ method: 'POST', path: route, body });
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${answer.body.slice(0, 500)}`);
    return JSON.parse(answer.body).rows;
  };
  const all = [];
  for (const sort of sorts)
    for (const descending of [true, false])
      all.push(...(await ask(`${path}/query`, { columns: ['stage'], sort: [{ field: sort, descending }], limit: 1_000 })));
  const products = await ask('/api/products/query', { columns: ['name'], limit: 100 });
  const accounts = await ask('/api/accounts/query', { columns: ['name'], limit: 1_000 });
  // Deals of their own to move, so that a seller with few in the first stage has enough for every client.
  const records = Array.from({ length: clientsAtMost * 100 }, () => newDeal({ accounts: idsOf(accounts), products: idsOf(products) }));
  await ask(`${path}/bulk`, { action: 'create', records });
  const first = await ask(`${path}/query`, {
    columns: ['name'],
    filter: { and: [{ field: 'stage', op: 'eq', value: 'initial_contact' }] },
    sort: [{ field: 'updated_at', descending: true }],
    limit: 1_000,
  });
  connection.close();
  return { ids: idsOf(all), accounts: idsOf(accounts), first, products: idsOf(products) };
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return [...new Set(rows.map((row) => row.id))];
}

/** Reading, in the order of the report. */
export function readOperations(pool: Pool): Operation[] {
  const query = (body: unknown): Call => ({ method: 'POST', path: `${path}/query`, body });
  const pair = () => {
    const parts = [
      { field: 'stage', op: 'eq', value: pick(stages) },
      { field: 'source', op: 'eq', value: pick(sources) },
      { field: 'product', op: 'eq', value: pick(pool.products) },
    ];
    parts.splice(draw(3), 1);
    return { and: parts };
  };
  const rare = {
    and: [
      { field: 'stage', op: 'eq', value: 'contract_approval' },
      { field: 'source', op: 'eq', value: 'social' },
    ],
  };
  const sort = () => [{ field: pick(sorts), descending: draw(2) === 0 }];
  const sums = [
    { id: 'count', kind: 'count' },
    { id: 'amount', kind: 'sum', of: 'amount' },
  ];
  return [
    { name: 'list', next: () => query({ filter: pair(), sort: sort(), columns, limit: 50 }) },
    { name: 'list, rarest pair', next: () => query({ filter: rare, sort: sort(), columns, limit: 50 }) },
    { name: 'list with names', next: () => query({ filter: pair(), sort: sort(), columns: [...columns, 'account', 'owner'], limit: 50 }) },
    { name: 'name contains', next: () => query({ search: pick(words), sort: sort(), columns, limit: 50 }) },
    {
      name: 'board',
      next: () => ({
        method: 'POST',
        path: `${path}/board`,
        body: { columns: ['name', 'amount', 'account', 'owner', 'close_date'], sumOf: 'amount', limit: 20 },
      }),
    },
    { name: 'stage sums', next: () => ({ method: 'POST', path: `${path}/aggregate`, body: { groupBy: ['stage'], measures: sums } }) },
    {
      name: 'filtered group-by',
      next: () => ({
        method: 'POST',
        path: `${path}/aggregate`,
        body: {
          filter: {
            and: [
              { field: 'source', op: 'eq', value: pick(sources) },
              { field: 'outcome', op: 'eq', value: pick(['open', 'won', 'lost']) },
            ],
          },
          groupBy: ['product'],
          measures: sums,
        },
      }),
    },
    { name: 'get', next: () => ({ method: 'GET', path: `${path}/${pick(pool.ids)}` }) },
  ];
}

/** Writing, in the order of the report. */
export function writeOperations(pool: Pool): Operation[] {
  return [
    { name: 'create', next: () => ({ method: 'POST', path, body: newDeal(pool) }) },
    {
      name: 'update',
      next: () => ({
        method: 'PATCH',
        path: `${path}/${pick(pool.ids)}`,
        body: { amount: { amount: `${100_000 + draw(900_000)}.00`, currency: 'CNY' }, next_step: `跟进 ${draw(1_000_000)}` },
      }),
    },
    moveOperation(pool),
    {
      name: 'batch create',
      rows: 1_000,
      next: () => ({ method: 'POST', path: `${path}/bulk`, body: { action: 'create', records: Array.from({ length: 1_000 }, () => newDeal(pool)) } }),
    },
  ];
}

function newDeal(pool: Pick<Pool, 'accounts' | 'products'>) {
  return {
    name: `新商机 ${pick(words)} ${draw(10_000_000)}`,
    account: pick(pool.accounts),
    product: pick(pool.products),
    amount: { amount: `${50_000 + draw(2_000_000)}.00`, currency: 'CNY' },
    close_date: '2027-03-31',
    source: pick(sources),
    next_step: '约客户交流',
    need: '设备联网采集',
  };
}

/** There and back: into the second stage with what its gate asks for, and back to the first with a reason. */
function moveOperation(pool: Pool): Operation {
  const place = new Map<number, number>();
  const isAhead = new Set<string>();
  // Every client has deals of its own, so that none waits for another's.
  const own = Math.floor(pool.first.length / clientsAtMost);
  return {
    name: 'move stage',
    next: (client) => {
      const at = place.get(client) ?? 0;
      place.set(client, at + 1);
      const deal = pool.first[(at % own) * clientsAtMost + client];
      if (!deal) throw new Error('There is no deal in the first stage.');
      const body = isAhead.delete(deal.id)
        ? { to: 'initial_contact', reason: '客户调整需求' }
        : { to: 'needs_confirmed', values: { need: '设备联网采集' } };
      if (body.to === 'needs_confirmed') isAhead.add(deal.id);
      return { method: 'POST', path: `${path}/${deal.id}/move`, body };
    },
  };
}
