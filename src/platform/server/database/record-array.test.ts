import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp } from '#tests/support/given.ts';
import { createRecordArray } from './record-array.ts';

let run: GivenApp;
beforeAll(async () => {
  run = await given.app();
});
afterAll(() => run.close());

const id = '0197f3aa-1b2c-7d3e-8f40-a1b2c3d4e5f6';

test('records arrive in the database as they were written: texts of any script, nothing, few and many numbers', async () => {
  const texts = ['', '云海机电', 'O\'Neil \\ "x" {1,2}', '𠮷野家', 'é'.repeat(40_000), null];
  const numbers = [[], [7], [-2_147_483_648, 0, 2_147_483_647], Array.from({ length: 5_000 }, (_, at) => at * 3)];
  const rows = texts.flatMap((text) => numbers.map((grams) => ({ text, grams, owner: grams.length > 1 ? id.toUpperCase() : null })));
  const answer = await run.app.database.system(async (session) => {
    const [type] = await session.query<{ oid: string }>({ text: "select 'search_made'::regtype::oid::text as oid" });
    const entries = createRecordArray(Number(type?.oid), 5);
    for (const row of rows) {
      entries.begin();
      entries.text('name');
      entries.uuid(id);
      entries.text(row.text);
      entries.uuid(row.owner);
      entries.integers(Int32Array.from([...row.grams, 99]), row.grams.length);
    }
    return session.query<{ field: string; id: string; text: string | null; owner: string | null; grams: number[] }>({
      text: 'select d.field, d.id, d.text, d.owner, to_json(d.grams) as grams from unnest($1::search_made[]) d',
      values: [entries.end()],
    });
  });
  expect(answer).toEqual(rows.map((row) => ({ ...row, field: 'name', id, owner: row.owner && id })));
});

test('half a character is written as what stands for an unknown one; what is no identifier is refused', async () => {
  const entries = createRecordArray(1, 1);
  entries.begin();
  expect(() => entries.uuid('0197f3aa')).toThrow(/no identifier/);
  entries.text('\ud842');
  expect(entries.end().toString('utf8')).toContain('\ufffd');
});
