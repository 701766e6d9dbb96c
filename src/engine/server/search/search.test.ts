import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import type { QueryRequest } from '../../contract/records/query.ts';
import { createRecords, deleteRecords, queryRecords, updateRecord } from '../records/records.ts';
import { searchEverywhere } from './search-everywhere.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  await workspace.write('administrator', async (ctx) => {
    const { representative, westRepresentative } = workspace.members;
    await createRecords(ctx, 'account', [
      { name: '上海云帆科技有限公司', owner: representative, phone: '021-5566 7788' },
      { name: '北京云岭（中国）制造', owner: westRepresentative },
      { name: '重庆长安汽车', owner: westRepresentative },
      { name: 'Müller & Söhne ＧｍｂＨ', owner: representative },
    ]);
    await createRecords(ctx, 'contact', [
      { name: '王敏', owner: representative, mobile: '138 1234 5678', email: 'Min.Wang@Yunfan.cn' },
      { name: '王敏华', owner: westRepresentative, mobile: '13900005678' },
    ]);
  });
});
afterAll(() => run.close());

async function found(member: GivenMember, q: string): Promise<string[]> {
  const { hits } = await workspace.read(member, (ctx) => searchEverywhere(ctx, { q, limit: 20 }));
  return hits.map((hit) => `${hit.name} ${hit.matched}${hit.matchedText === null ? '' : ` ${hit.matchedText}`}`);
}

test.each([
  { q: '云', finds: ['北京云岭（中国）制造 name', '上海云帆科技有限公司 name'], why: 'one Chinese character' },
  { q: '云帆', finds: ['上海云帆科技有限公司 name'], why: 'two Chinese characters' },
  { q: '(中国)', finds: ['北京云岭（中国）制造 name'], why: 'width of letters makes no difference' },
  { q: 'shyf', finds: ['上海云帆科技有限公司 pinyin'], why: 'initials' },
  { q: 'cqca', finds: ['重庆长安汽车 pinyin'], why: 'initials by a second reading of characters that have two' },
  { q: 'yunfan', finds: ['上海云帆科技有限公司 pinyin', '王敏 email Min.Wang@Yunfan.cn'], why: 'pinyin, and an e-mail' },
  { q: 'MÜLL', finds: ['Müller & Söhne ＧｍｂＨ name'], why: 'a beginning in the other case' },
  { q: 'gmbh', finds: ['Müller & Söhne ＧｍｂＨ name'], why: 'a later word, written wide' },
  { q: '5678', finds: ['王敏华 phone 13900005678', '王敏 phone 138 1234 5678'], why: 'the end of a telephone number' },
  { q: '138-1234', finds: ['王敏 phone 138 1234 5678'], why: 'digits across blanks' },
  { q: '55667788', finds: ['上海云帆科技有限公司 phone 021-5566 7788'], why: 'a company’s telephone' },
  { q: '王敏', finds: ['王敏 name', '王敏华 name'], why: 'the whole name comes before its beginning' },
  { q: 'xyzzy', finds: [], why: 'nothing' },
])('searching $q finds $finds: $why', async ({ q, finds }) => {
  const names = await found('administrator', q);
  expect(q === '王敏' ? names : names.toSorted()).toEqual(q === '王敏' ? finds : finds.toSorted());
});

test('a person finds only what they may see', async () => {
  expect(await found('representative', '云')).toEqual(['上海云帆科技有限公司 name']);
  expect(await found('westRepresentative', '5678')).toEqual(['王敏华 phone 13900005678']);
  expect(await found('westRepresentative', 'shyf')).toEqual([]);
});

test('another workspace finds nothing of this one, and nobody reads the entries themselves', async () => {
  const other = await given.workspace(run.app);
  const { hits } = await other.read('administrator', (ctx) => searchEverywhere(ctx, { q: '云', limit: 20 }));
  expect(hits).toEqual([]);
  await expect(workspace.read('administrator', (ctx) => ctx.session.query({ text: 'select 1 from search_entry' }))).rejects.toThrow(
    'permission denied',
  );
});

test('the whole name comes first, then its beginning, a later word, the inside, the reading, and initials; own records before others of the same fit', async () => {
  const home = await given.workspace(run.app);
  const { administrator, representative } = home.members;
  await home.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'account',
      ['南方lan', 'big lan', 'lan works', 'lan', 'xlan', '兰花', '大兰', '李安宁'].map((name) => ({ name, owner: representative })),
    ),
  );
  await home.write('administrator', (ctx) => createRecords(ctx, 'account', [{ name: 'ylan', owner: administrator }]));
  const { hits } = await home.read('administrator', (ctx) => searchEverywhere(ctx, { q: 'lan', limit: 20 }));
  expect(hits.map(({ name }) => name)).toEqual(['lan', 'lan works', 'big lan', 'ylan', '南方lan', 'xlan', '兰花', '大兰', '李安宁']);
});

test('a record is found by its number in another system', async () => {
  await workspace.write('administrator', (ctx) => createRecords(ctx, 'account', [{ name: '编号客户', external_id: 'KH-20260001' }]));
  expect(await found('administrator', 'KH-20260001')).toEqual(['编号客户 number KH-20260001']);
});

test('more matches than are ranked are said to be cut, and the newest are among the hits', async () => {
  const home = await given.workspace(run.app);
  for (let part = 0; part < 3; part += 1) {
    const records = Array.from({ length: 1000 }, (_, at) => ({ name: `众多 ${part * 1000 + at}` }));
    await home.write('administrator', (ctx) => createRecords(ctx, 'product', records, { asSystem: true }));
  }
  const { hits, newestOnly } = await home.read('administrator', (ctx) => searchEverywhere(ctx, { q: '众多', limit: 5 }));
  expect(newestOnly).toEqual(['product']);
  expect(hits).toHaveLength(5);
  expect(hits.every(({ name }) => name.startsWith('众多 2'))).toBe(true);
});

test('renamed and deleted records are found by what they are called now', async () => {
  const made = await workspace.write('administrator', (ctx) => createRecords(ctx, 'contact', [{ name: '赵六', mobile: '13700009999' }]));
  const id = made[0]?.id ?? '';
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'contact', id, { name: '钱七', mobile: null }));
  expect([await found('administrator', '赵六'), await found('administrator', '9999'), await found('administrator', 'qianq')]).toEqual([
    [],
    [],
    ['钱七 pinyin'],
  ]);
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'contact', [id]));
  expect(await found('administrator', '钱七')).toEqual([]);
});

const character = fc.constantFrom('a', 'b', 'A', 'ß', 'é', '公', '司', '公', 'Ａ', '（', '(', ' ', '1', 'Σ', 'ς', '😀', "'", 'İ');
const word = (most: number) => fc.array(character, { minLength: 1, maxLength: most }).map((all) => all.join(''));

test('finding names by entries is finding them by reading every one', async () => {
  const foldedBy = async (texts: readonly string[]): Promise<string[]> => {
    const rows = await run.app.database.read(workspace.id, (session) =>
      session.query<{ folded: string }>({
        text: 'select search_fold(t) as folded from unnest($1::text[]) with ordinality u (t, at) order by at',
        values: [texts],
      }),
    );
    return rows.map((row) => row.folded);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(word(12), { minLength: 1, maxLength: 12 }),
      fc.array(word(4), { minLength: 1, maxLength: 12 }),
      async (drawn, wanted) => {
        const home = await given.workspace(run.app);
        const names = drawn.map((name) => name.trim()).filter((name) => name !== '');
        await home.write('administrator', (ctx) =>
          createRecords(
            ctx,
            'product',
            names.map((name) => ({ name })),
          ),
        );
        const ask = async (input: QueryRequest): Promise<string[]> => {
          const { rows } = await home.read('administrator', (ctx) => queryRecords(ctx, 'product', { ...input, limit: 100 }));
          return rows.map((row) => String(row['name'])).toSorted();
        };
        const folded = await foldedBy(names);
        for (const text of wanted.map((each) => each.trim()).filter((each) => each !== '')) {
          const [needle = ''] = await foldedBy([text]);
          expect(await ask({ search: text })).toEqual(names.filter((_, at) => folded[at]?.includes(needle)).toSorted());
          expect(await ask({ expression: `name.contains(${JSON.stringify(text)})` })).toEqual(names.filter((name) => name.includes(text)).toSorted());
          expect(await ask({ filter: { field: 'name', op: 'starts_with', value: text } })).toEqual(
            await ask({ expression: `name.startsWithIgnoreCase(${JSON.stringify(text)}) && true || false` }),
          );
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);
