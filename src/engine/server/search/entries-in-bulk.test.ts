import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecords, deleteRecords } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { knownReadings, pinyinText } from './pinyin-text.ts';

let app: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

const parts = [
  '重庆',
  '长安',
  '行知',
  'ＡＢＣ',
  'Σίσυφος',
  '(中国)',
  ' · ',
  '𠮷野家',
  'İstanbul',
  'Ltd.',
  '　',
  '厦门',
  '石-广',
  '有限公司',
  'é',
  '１２３',
];

/** Deterministic, so that a failure can be looked at. */
function names(count: number): string[] {
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  return Array.from({ length: count }, () => Array.from({ length: 1 + (next() % 5) }, () => parts[next() % parts.length]).join(''));
}

test('the reading of a name is the same in the program as in the database', async () => {
  const given = names(400);
  const { readings, rows } = await workspace.read('administrator', async (ctx) => ({
    readings: await knownReadings(ctx),
    rows: await ctx.session.query<{ text: string }>({
      text: 'select search_pinyin(n) as text from unnest($1::text[]) with ordinality as x (n, at) order by at',
      values: [given],
    }),
  }));
  expect(given.map((name) => pinyinText(readings, name))).toEqual(rows.map((row) => row.text));
});

test('many records written at once have the entries single ones have, and lose them when many are deleted at once', async () => {
  const accounts = names(150).map((name, at) => ({ name: `${name}${at}`, phone: `+86 (10) 8888-${1000 + at}` }));
  const listEntries = () =>
    app.app.database.system((session) =>
      session.query<{ n: number; wrong: number }>({
        text: `select count(*)::int as n, count(*) filter (where e.text is distinct from w.text
            or e.grams is distinct from array(select distinct g from unnest(search_entry_grams(search_salt(t.workspace_id, 'account', w.field), w.field, w.text)) g order by g))::int as wrong
          from account t cross join lateral (values ('name', search_fold(t.name)), ('pinyin', search_pinyin(t.name)), ('phone', search_digits(t.phone))) w (field, text)
          left join search_entry e on e.workspace_id = t.workspace_id and e.object = 'account' and e.record_id = t.id and e.field = w.field
          where w.text <> ''`,
      }),
    );
  const rows = await workspace.write('administrator', (ctx) => createRecords(ctx, 'account', accounts));
  const [made] = await listEntries();
  expect(made?.wrong).toBe(0);
  expect(made?.n).toBeGreaterThan(300);
  await workspace.write('administrator', (ctx) =>
    deleteRecords(
      ctx,
      'account',
      rows.map((row) => row.id),
    ),
  );
  const [left] = await app.app.database.system((session) =>
    session.query<{ n: number }>({ text: "select count(*)::int as n from search_entry where object = 'account'" }),
  );
  expect(left?.n).toBe(0);
});
