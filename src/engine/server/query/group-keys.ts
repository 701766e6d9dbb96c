import { columnSql } from '../fields/field-columns.ts';
import { invalid } from '#platform/contract/errors.ts';
import { type DateBucket, dateBuckets } from '../../contract/records/query.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { fieldReader, type SqlRow } from '../records/record-row.ts';
import type { PathJoins, ResolvedPath } from './field-paths.ts';

/** One key of a group-by: how it is selected, and read. */
export interface GroupSql {
  readonly key: string;
  /** The path of the field, without the bucket. */
  readonly path: string;
  readonly sql: string;
  readonly items: readonly string[];
  /** The name of what the key refers to. */
  readonly nameItem: string | undefined;
  read(row: SqlRow): string | number | boolean | null;
}

/** Resolves `stage`, `close_date:month`, `account.tier`, `amount.currency`. */
export function groupKey(joins: PathJoins, key: string, at: number, timeZone: string, parameters: SqlParameters): GroupSql {
  const [path = '', bucket] = key.split(':');
  const name = `g${at}`;
  if (path.endsWith('.currency')) {
    const money = joins.resolve(path.slice(0, -'.currency'.length));
    const sql = `${money.alias}.${money.stored.columns[1]?.name ?? ''}`;
    if (money.stored.field.kind === 'money')
      return { key, path, sql, items: [`${sql} as ${name}`], nameItem: undefined, read: (row) => textOf(row[name]) };
  }
  const resolved = joins.resolve(path);
  if (bucket !== undefined) return bucketKey(key, path, resolved, bucketNamed(bucket), name, timeZone, parameters);
  // Of an address, records are grouped by the province.
  const isAddress = resolved.stored.field.kind === 'address';
  const [column, second] = isAddress ? resolved.stored.columns.slice(1, 2) : resolved.stored.columns;
  if (column === undefined || second !== undefined || column.type === 'jsonb') throw ungroupable(key);
  const sql = columnSql(resolved.alias, column);
  const read = fieldReader({ ...resolved.stored, columns: [{ name, type: column.type }] });
  const item = joins.nameSql(resolved);
  return {
    key,
    path,
    sql,
    items: [`${sql} as ${name}`],
    // All rows of a group share the referred record, so any of them names it.
    nameItem: item === undefined ? undefined : `min(${item}) as ${name}_name`,
    read: (row) => (isAddress ? textOf(row[name]) : simple(read(row))),
  };
}

function bucketKey(
  key: string,
  path: string,
  resolved: ResolvedPath,
  bucket: DateBucket,
  name: string,
  timeZone: string,
  parameters: SqlParameters,
): GroupSql {
  const [column] = resolved.stored.columns;
  if (column?.type !== 'date' && column?.type !== 'timestamptz') throw ungroupable(key);
  const value = columnSql(resolved.alias, column);
  const local = column.type === 'date' ? `${value}::timestamp` : `${value} at time zone ${parameters.add(timeZone, 'text')}`;
  const sql = `date_trunc('${bucket}', ${local})::date`;
  return { key, path, sql, items: [`${sql} as ${name}`], nameItem: undefined, read: (row) => textOf(row[name]) };
}

function bucketNamed(text: string): DateBucket {
  return dateBuckets.find((bucket) => bucket === text) ?? 'month';
}

function ungroupable(key: string) {
  return invalid([
    { field: key, code: 'query.not_groupable', message: { zh: `不能按“${key}”分组。`, en: `Records cannot be grouped by “${key}”.` } },
  ]);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function simple(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
