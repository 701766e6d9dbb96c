import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import { systemFields } from '#engine/contract/objects/object.ts';
import { slotColumns } from '#engine/server/fields/slots.ts';
import { storageOf } from '#engine/server/fields/object-storage.ts';
import { objectSchema } from '#engine/server/query/object-schema.ts';
import { buildRegistry } from '#engine/server/registry.ts';
import { features } from '#features/features.server.ts';
import { type GivenApp, given } from '#tests/support/given.ts';

const registry = buildRegistry(features);
const objects = [...registry.objects.values()];

let product: GivenApp;
beforeAll(async () => {
  product = await given.app();
});
afterAll(() => product.close());

test.each(objects.flatMap((object) => object.views.map((view) => ({ object: object.id, view: view.id, filter: view.filter ?? 'true' }))))(
  'the list $object/$view filters by an expression that can be understood',
  ({ object, filter }) => {
    const checked = checkExpression(filter, objectSchema(registry), object, { expects: { kind: 'boolean' } });
    expect(checked.ok ? [] : checked.issues).toEqual([]);
  },
);

test.each(objects.map((object) => ({ object })))('$object.id shows only fields it has, each once in its layout', ({ object }) => {
  const known = new Set([...Object.keys(object.fields), ...systemFields]);
  const shown = object.views.flatMap((view) => [...view.columns, ...view.sort.map((key) => key.field)]);
  expect(shown.filter((name) => !known.has(name))).toEqual([]);
  const laidOut = object.layout.flatMap((section) => section.fields);
  expect(laidOut).toEqual([...new Set(laidOut)]);
});

test.each(objects.map((object) => ({ object })))('the tables of $object.id have exactly the columns it declares', async ({ object }) => {
  const storage = storageOf(object);
  const ownColumns = ['workspace_id', 'id', 'version', 'external_id', 'created_at', 'created_by', 'updated_at', 'updated_by'];
  const declared = sorted([...ownColumns, ...storage.columns.map((column) => column.name)]);
  // An object written by use-cases may keep more with it than people see; it lacks nothing it declares.
  if (object.writes === 'use-cases') expect(await columnsOf(storage.table)).toEqual(expect.arrayContaining(declared));
  else expect(await columnsOf(storage.table)).toEqual(declared);
  if (storage.historic.length === 0) return;
  const historic = storage.historic.flatMap((stored) => stored.columns.map((column) => column.name));
  expect(await columnsOf(storage.versionTable)).toEqual(sorted(['workspace_id', 'record_id', 'valid_from', 'valid_to', ...historic]));
});

/** What every record table keeps for fields that are added without code. */
const kept = new Set(slotColumns().map(([name]) => name));

async function columnsOf(table: string): Promise<string[]> {
  const rows = await product.app.database.system((session) =>
    session.query<{ name: string }>({
      text: `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
      values: [table],
    }),
  );
  return sorted(rows.map((row) => row.name).filter((name) => !kept.has(name)));
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}
