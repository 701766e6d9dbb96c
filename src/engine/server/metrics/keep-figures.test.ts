import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { createFigureKeep } from './keep-figures.ts';
import { measure } from './measure.ts';

let it: GivenApp;
let company: GivenWorkspace;
let now = new Date('2018-03-10T04:00:00Z');
const keep = createFigureKeep<string | null>({ costlyFromMs: 0 });

beforeAll(async () => {
  it = await given.app({ now: () => now });
  company = await given.workspace(it.app);
  await writeDeals(it.app, company.id, [wonBy('representative', 100), wonBy('westRepresentative', 1000)]);
});
afterAll(() => it.close());

function wonBy(owner: GivenMember, amount: number) {
  return { owner: company.members[owner], amount, closedOn: '2018-03-01', closeDate: '2018-03-01', outcome: 'won', stage: 'won' } as const;
}

function ask(member: GivenMember, mayBeKept = true, as: (actor: Actor) => Actor = (actor) => actor) {
  const question = { metric: 'won_amount', period: '2018' };
  return company.read(member, (given) => {
    const ctx: Context = { ...given, actor: as(given.actor) };
    return keep(ctx, question, async () => (await measure(ctx, question)).value, mayBeKept);
  });
}

test('a kept figure is that of an earlier question, until it is measured anew', async () => {
  expect(await ask('administrator')).toEqual({ value: '1100.00' });
  await writeDeals(it.app, company.id, [wonBy('colleague', 10)]);
  now = new Date('2018-03-10T05:00:00Z');
  expect(await ask('administrator')).toEqual({ value: '1100.00', kept: 'old' });
  expect(await ask('administrator', false)).toEqual({ value: '1110.00' });
  expect(await ask('administrator')).toMatchObject({ value: '1110.00', kept: 'recent' });
});

test('what is kept for one person is never shown to another', async () => {
  await ask('administrator');
  expect(await ask('representative')).toEqual({ value: '100.00' });
  expect(await ask('westRepresentative')).toEqual({ value: '1000.00' });
  expect(await ask('manager')).toEqual({ value: '110.00' });
});

test('another role, reach, mask or key of the same person is another question', async () => {
  await ask('administrator');
  const reach = { own: [], department: [], department_tree: [] };
  const changes: ((actor: Actor) => Actor)[] = [
    (actor) => ({ ...actor, reach }),
    (actor) => ({ ...actor, roles: ['representative'] }),
    (actor) => ({ ...actor, role: { ...actor.role, abilities: [] } }),
    (actor) => ({ ...actor, masked: new Map([['account', ['name']]]) }),
    (actor) => ({ ...actor, keyScopes: ['read'] }),
  ];
  for (const change of changes) expect((await ask('administrator', true, change)).kept).toBeUndefined();
});

test('where something is shared or kept from somebody nothing is kept, and what was kept before is not shown', async () => {
  await ask('manager');
  const shared = (actor: Actor): Actor => ({ ...actor, sharing: new Map([['opportunity', { rules: [], principals: [], restrictions: [] }]]) });
  expect((await ask('manager', true, shared)).kept).toBeUndefined();
  expect((await ask('manager', true, shared)).kept).toBeUndefined();
});

test('tomorrow the name of a period means other dates: nothing of yesterday is shown', async () => {
  await ask('administrator');
  now = new Date('2018-03-11T04:00:00Z');
  expect((await ask('administrator')).kept).toBeUndefined();
});

test('what is asked twice at the same time is measured once, and a failure is not kept', async () => {
  let measured = 0;
  const own = createFigureKeep<number>({ costlyFromMs: 0 });
  await company.read('administrator', async (ctx) => {
    const slow = () => new Promise<number>((resolve) => setTimeout(() => resolve((measured += 1)), 20));
    expect(await Promise.all([own(ctx, 'q', slow, true), own(ctx, 'q', slow, true)])).toEqual([{ value: 1 }, { value: 1 }]);
    await expect(own(ctx, 'failing', () => Promise.reject(new Error('no')), true)).rejects.toThrow('no');
    expect(await own(ctx, 'failing', async () => 7, true)).toEqual({ value: 7 });
  });
});
