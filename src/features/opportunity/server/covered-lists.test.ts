import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordsEach } from '#engine/server/records/create-records.ts';
import { queryRecords } from '#engine/server/query/query-records.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';

let it: GivenApp;
let company: GivenWorkspace;
const sources = ['outbound', 'referral', 'social'];

beforeAll(async () => {
  it = await given.app();
  company = await given.workspace(it.app);
  const deals = Array.from({ length: 90 }, (_, at) => ({
    name: `商机 ${at}`,
    owner: at % 2 === 0 ? company.members.representative : company.members.westRepresentative,
    source: sources[at % 3],
    amount: at % 7 === 0 ? null : { amount: `${(at * 37) % 50}.00`, currency: 'CNY' },
    close_date: at % 5 === 0 ? null : `2027-0${1 + (at % 9)}-15`,
  }));
  await company.write('administrator', async (ctx) => {
    await createRecordsEach(ctx, 'opportunity', deals);
  });
});
afterAll(() => it.close());

const filter = {
  and: [
    { field: 'stage', op: 'eq' as const, value: 'initial_contact' },
    { field: 'source', op: 'eq' as const, value: 'social' },
  ],
};

async function listAll(member: GivenMember, sort: { field: string; descending: boolean }, limit: number): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await company.read(member, (ctx) =>
      queryRecords(ctx, 'opportunity', { filter, sort: [sort], columns: ['name', 'owner'], limit, ...(cursor && { cursor }) }),
    );
    names.push(...page.rows.map((row) => String(row['name'])));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return names;
}

test.each([
  { field: 'amount', descending: false },
  { field: 'amount', descending: true },
  { field: 'close_date', descending: true },
  { field: 'updated_at', descending: false },
])('a list answered from the index pages through the same records in the same order: $field, descending $descending', async (sort) => {
  const whole = await listAll('administrator', sort, 1_000);
  expect(whole).toHaveLength(30);
  expect(await listAll('administrator', sort, 7)).toEqual(whole);
  const own = await listAll('representative', sort, 4);
  expect(own).toEqual(whole.filter((name) => Number(name.slice(3)) % 2 === 0));
});
