import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecords, deleteRecords, queryRecords, updateRecord } from '#engine/server/records/records.ts';
import { findFrequentPairs, foldPostings } from '#engine/server/search/find-frequent-pairs.ts';
import { searchEverywhere } from '#engine/server/search/search-everywhere.ts';
import { createAccessRule } from '#features/access/server/use-cases/manage-rules.ts';
import { shareRecord } from '#features/access/server/use-cases/share-records.ts';
import { account } from '#features/account/contract/account.objects.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';

let run: GivenApp;
beforeAll(async () => {
  run = await given.app();
});
afterAll(() => run.close());

const count = (home: GivenWorkspace, from = 3): Promise<void> =>
  findFrequentPairs({ workspaceId: home.id, maintain: (work) => run.app.database.system(work) }, account, from);

const fold = (home: GivenWorkspace): Promise<void> => foldPostings({ workspaceId: home.id, maintain: (work) => run.app.database.system(work) });

const postings = async (home: GivenWorkspace): Promise<number> => {
  const rows = await run.app.database.system((session) =>
    session.query<{ n: number }>({ text: 'select count(*)::int as n from search_posting where workspace_id = $1', values: [home.id] }),
  );
  return rows[0]?.n ?? 0;
};

const find = async (home: GivenWorkspace, member: GivenMember, q: string, limit = 50) =>
  home.read(member, (ctx) => searchEverywhere(ctx, { q, objects: 'account', limit }));

const isWordBefore = /[ (\-·/.&,_]$/;
function rankOf(name: string, q: string): number {
  const at = name.indexOf(q);
  return name === q ? 0 : at === 0 ? 1 : isWordBefore.test(name.slice(0, at)) ? 2 : 4;
}

/** What a person may see of the names that contain the text, best first. */
async function expected(home: GivenWorkspace, member: GivenMember, q: string): Promise<string[]> {
  const { rows } = await home.read(member, (ctx) => queryRecords(ctx, 'account', { columns: ['name', 'owner'], limit: 500 }));
  return rows
    .map((row) => ({ id: row.id, name: String(row['name']), isMine: row['owner'] === home.members[member] }))
    .filter(({ name }) => name.includes(q))
    .toSorted((a, b) => rankOf(a.name, q) - rankOf(b.name, q) || Number(b.isMine) - Number(a.isMine) || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);
}

const owners = ['representative', 'colleague', 'westRepresentative', 'manager', 'administrator'] as const;
const asking: readonly GivenMember[] = ['administrator', 'manager', 'representative', 'westRepresentative', 'westManager'];
const part = fc.constantFrom('云', '帆', '科技', '上海', ' ', 'A', '科');
const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('').trim());
const record = fc.record({ name: name.filter((text) => text !== ''), owner: fc.constantFrom(...owners), tier: fc.constantFrom('A', 'B') });
const texts = ['云帆', '科技', '上海', '帆云', '海云', '技上海', '科技上海', '上海科技云', '科'];

test('what is found of two frequent characters is what the person may see and nothing else, after renames, other owners and deletions, too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 10, maxLength: 40 }), fc.array(record, { minLength: 1, maxLength: 8 }), async (drawn, later) => {
      const home = await given.workspace(run.app);
      const values = ({ owner, ...rest }: (typeof drawn)[number]) => ({ ...rest, owner: home.members[owner] });
      const made = await home.write('administrator', (ctx) => createRecords(ctx, 'account', drawn.map(values), { allowDuplicate: true }));
      const isRestricted = drawn.length % 2 === 0;
      if (isRestricted) {
        const rule = { object: 'account', name: 'A', expression: "tier == 'A'", mayWrite: false, isActive: true } as const;
        const { west, east } = home.departments;
        await home.write('administrator', (ctx) => createAccessRule(ctx, { ...rule, kind: 'restrict', principals: [`department:${west}`] }));
        await home.write('administrator', (ctx) => createAccessRule(ctx, { ...rule, kind: 'share', principals: [`department:${east}`] }));
        await home.write('administrator', (ctx) =>
          shareRecord(ctx, {
            object: 'account',
            source: 'share',
            mayWrite: false,
            expiresAt: null,
            note: null,
            id: made[0]?.id ?? '',
            principal: `member:${home.members.westRepresentative}`,
          }),
        );
        await sleep(1_000);
      }
      const check = async (): Promise<void> => {
        for (const member of asking) {
          for (const q of texts) {
            const all = await expected(home, member, q);
            const { hits } = await find(home, member, q);
            expect(new Set(hits.map((hit) => hit.id)), `${member} ${q}`).toEqual(new Set(all));
            if (q.length === 2) {
              const { hits: first } = await find(home, member, q, 3);
              const ranks = (ids: readonly string[]) => ids.map((id) => rankOf(hits.find((hit) => hit.id === id)?.name ?? '', q));
              expect(ranks(first.map((hit) => hit.id))).toEqual(ranks(all.slice(0, 3)));
            }
          }
        }
      };
      await count(home);
      await check();
      await home.write('administrator', (ctx) => createRecords(ctx, 'account', later.map(values), { allowDuplicate: true }));
      for (const [at, change] of later.entries()) {
        const id = made[at]?.id ?? '';
        await home.write('administrator', async (ctx) =>
          at % 3 === 0
            ? deleteRecords(ctx, 'account', [id])
            : updateRecord(ctx, 'account', id, at % 3 === 1 ? { name: change.name } : { owner: values(change).owner }, { allowDuplicate: true }),
        );
      }
      await check();
      await fold(home);
      await check();
    }),
    { numRuns: 6 },
  );
}, 120_000);

test('postings are kept of what is written by the hundred, and go with it', async () => {
  const home = await given.workspace(run.app);
  const draft = (at: number) => ({ name: `上海科技${at}`, owner: home.members.representative });
  await home.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'account',
      Array.from({ length: 5 }, (_, at) => draft(at)),
    ),
  );
  await count(home);
  const before = await postings(home);
  expect(before).toBe(15);
  const many = await home.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'account',
      Array.from({ length: 200 }, (_, at) => draft(100 + at)),
    ),
  );
  expect(await postings(home)).toBe(before + 600);
  expect((await find(home, 'representative', '科技', 5)).hits.map((hit) => hit.name)).toHaveLength(5);
  await home.write('administrator', (ctx) =>
    deleteRecords(
      ctx,
      'account',
      many.map((row) => row.id),
    ),
  );
  expect(await postings(home)).toBe(before);
});

test('while a large import is written nothing is begun beside it; one that was cut off long ago is not waited for', async () => {
  const home = await given.workspace(run.app);
  await home.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'account',
      Array.from({ length: 5 }, (_, at) => ({ name: `上海科技${at}`, owner: home.members.representative })),
    ),
  );
  const job = run.app.newId();
  const setJob = (text: string): Promise<unknown> =>
    run.app.database.write(home.id, (session) => session.query({ text, values: [home.id, job, home.members.representative] }));
  await setJob(`insert into engine_job (workspace_id, id, kind, input, requested_by, status, total, created_at, updated_at)
    values ($1, $2, 'import.run', '{}', $3, 'running', 750000, now(), clock_timestamp())`);
  await count(home);
  expect(await postings(home)).toBe(0);
  expect((await find(home, 'representative', '科技')).hits).toHaveLength(5);
  await setJob(`update engine_job set updated_at = clock_timestamp() - interval '1 hour' where workspace_id = $1 and id = $2 and requested_by = $3`);
  await count(home);
  expect(await postings(home)).toBe(15);
});

test('a pair becomes frequent while others write: nothing is missed', async () => {
  const home = await given.workspace(run.app);
  const write = (from: number) =>
    home.write('administrator', (ctx) =>
      createRecords(
        ctx,
        'account',
        Array.from({ length: 20 }, (_, at) => ({ name: `并行科技${from + at}`, owner: home.members.representative })),
      ),
    );
  await write(0);
  await Promise.all([count(home), ...Array.from({ length: 10 }, (_, at) => write(100 * (at + 1)))]);
  await fold(home);
  const rows = await run.app.database.system((session) =>
    session.query<{ missing: number }>({
      text: `select count(*)::int as missing from account a where a.workspace_id = $1 and not exists (select from search_posting p
        join search_frequent f on f.workspace_id = p.workspace_id and f.id = p.frequent_id where p.workspace_id = $1 and p.record_id = a.id and f.pair = '科技')`,
      values: [home.id],
    }),
  );
  expect(rows).toEqual([{ missing: 0 }]);
});
