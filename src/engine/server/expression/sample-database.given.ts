import type pg from 'pg';
import { parseDecimal } from '#engine/contract/expression/exact-decimal.ts';
import { SAMPLE_OBJECTS } from '#engine/contract/expression/sample-schema.given.ts';
import { scaleOf, type ExprField, type ExprObject } from '#engine/contract/expression/schema.ts';
import type { SampleRow, SampleRows } from './sample-rows.given.ts';
import type { SqlTables } from './sql-tables.ts';

/** Where the small world is stored; children that are marked deleted do not count. */
export const sampleTables: SqlTables = {
  table: (object) => ({ name: tableOf(object), where: (alias) => `${alias}."is_deleted" = false` }),
  choiceLinks: 'sample_choice_link',
  fileLinks: 'sample_file_link',
};

/** The table of an object of the small world. */
export const tableOf = (object: string): string => `sample_${object}`;

const SQL_TYPES = {
  // A collation that orders quite unlike code points: the answer must not depend on it.
  text: 'text collate "und-x-icu"',
  choice: 'text',
  boolean: 'boolean',
  integer: 'bigint',
  decimal: 'bigint',
  percent: 'bigint',
  date: 'date',
  instant: 'timestamptz',
} as const;

/** Creates the tables of the small world as the product stores such fields. */
export async function createSampleTables(client: pg.Client): Promise<void> {
  const key = 'workspace_id uuid not null, id uuid not null';
  for (const object of SAMPLE_OBJECTS) {
    const columns = [...object.fields.values()].flatMap((field) => columnsOf(field).map(([name, type]) => `"${name}" ${type}`));
    const references = referenceColumns(object).map((column) => `"${column}" uuid`);
    const all = [key, 'is_deleted boolean not null default false', ...columns, ...references, 'primary key (workspace_id, id)'];
    await client.query(`create table ${tableOf(object.name)} (${all.join(', ')})`);
  }
  const link = 'workspace_id uuid not null, object text not null, field text not null, record_id uuid not null';
  await client.query(`create table sample_choice_link (${link}, choice text not null)`);
  await client.query(`create table sample_file_link (${link}, file_id text not null)`);
}

/** Replaces the rows of one workspace. */
export async function writeSampleRows(client: pg.Client, workspaceId: string, rows: SampleRows): Promise<void> {
  for (const table of ['sample_choice_link', 'sample_file_link', ...SAMPLE_OBJECTS.map((object) => tableOf(object.name))]) {
    await client.query(`delete from ${table} where workspace_id = $1`, [workspaceId]);
  }
  for (const object of SAMPLE_OBJECTS) {
    const stored = (rows[object.name] ?? []).map((row) => ({
      workspace_id: workspaceId,
      id: row.id,
      is_deleted: false,
      ...row.references,
      ...storedValues(object, row),
    }));
    await client.query(`insert into ${tableOf(object.name)} select * from json_populate_recordset(null::${tableOf(object.name)}, $1)`, [
      JSON.stringify(stored),
    ]);
    await writeLinks(client, workspaceId, object, rows[object.name] ?? []);
  }
}

/** Marks children as deleted in the database only; the given rows of memory must leave them out. */
export async function insertDeletedActivities(client: pg.Client, workspaceId: string, opportunityIds: readonly string[]): Promise<void> {
  await client.query(
    `insert into sample_activity (workspace_id, id, is_deleted, opportunity_id, minutes) select $1, gen_random_uuid(), true, id, 5 from unnest($2::uuid[]) id`,
    [workspaceId, opportunityIds],
  );
}

async function writeLinks(client: pg.Client, workspaceId: string, object: ExprObject, rows: readonly SampleRow[]): Promise<void> {
  for (const field of object.fields.values()) {
    const { kind } = field.type;
    if (kind !== 'choices' && kind !== 'file-list') continue;
    const table = kind === 'choices' ? 'sample_choice_link' : 'sample_file_link';
    const links = rows.flatMap((row) => toTexts(row.values[field.name]).map((value) => [row.id, value] as const));
    await client.query(`insert into ${table} select $1, $2, $3, unnest($4::uuid[]), unnest($5::text[])`, [
      workspaceId,
      object.name,
      field.name,
      links.map(([id]) => id),
      links.map(([, value]) => value),
    ]);
  }
}

function columnsOf(field: ExprField): [string, string][] {
  const column = field.column ?? field.name;
  const { kind } = field.type;
  if (kind === 'money')
    return [
      [`${column}_minor`, 'bigint'],
      [`${column}_currency`, 'text'],
    ];
  return kind in SQL_TYPES ? [[column, sqlTypeOf(kind)]] : [];
}

function sqlTypeOf(kind: string): string {
  return Object.entries(SQL_TYPES).find(([name]) => name === kind)?.[1] ?? 'text';
}

function referenceColumns(object: ExprObject): string[] {
  const parents = SAMPLE_OBJECTS.flatMap((each) => [...each.children.values()]).filter((each) => each.object === object.name);
  return [...new Set([...[...object.references.values()].map((each) => each.column), ...parents.map((each) => each.referenceColumn)])];
}

function storedValues(object: ExprObject, row: SampleRow): Record<string, unknown> {
  return Object.fromEntries([...object.fields.values()].flatMap((field) => storedValue(field, row.values[field.name])));
}

function storedValue(field: ExprField, value: unknown): [string, unknown][] {
  const column = field.column ?? field.name;
  switch (field.type.kind) {
    case 'money': {
      const money = typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value ? value : undefined;
      return [
        [`${column}_minor`, money?.minor ?? null],
        [`${column}_currency`, money?.currency ?? null],
      ];
    }
    case 'decimal':
    case 'percent': {
      const number = typeof value === 'string' ? parseDecimal(value) : undefined;
      return [[column, number ? String(number.coefficient * 10n ** BigInt(scaleOf(field) - number.scale)) : null]];
    }
    case 'choices':
    case 'file-list':
      return [];
    default:
      return [[column, value]];
  }
}

function toTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
