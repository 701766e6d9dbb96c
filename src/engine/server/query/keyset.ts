import { invalid } from '#platform/contract/errors.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { ColumnType } from '../fields/field-columns.ts';

/** One key of an order as SQL. */
export interface OrderKey {
  /** The expression inside the query, without collation. */
  readonly sql: string;
  readonly type: ColumnType;
  readonly collation: string | undefined;
  readonly descending: boolean;
  readonly canBeNull: boolean;
}

/** Where a page ended: the values of its last row's keys, and its id. */
export interface Cursor {
  readonly values: readonly (string | boolean | null)[];
  readonly id: string;
}

/** The order including the id, which goes the way of the last key so that one index serves both. */
export function orderBy(keys: readonly OrderKey[], id: string): string {
  const direction = (descending: boolean): string => (descending ? ' desc' : '');
  return [...keys.map((key) => `${collated(key.sql, key)}${direction(key.descending)}`), `${id}${direction(isLastDescending(keys))}`].join(', ');
}

/**
 * Conditions that together select what comes after the cursor. Each is a range of one index, so that a deep page costs no more than
 * the first; undefined when there is no cursor.
 */
export function pagesAfter(keys: readonly OrderKey[], id: string, cursor: Cursor | undefined, parameters: SqlParameters): string[] | undefined {
  if (!cursor) return undefined;
  const last = parameters.add(cursor.id, 'uuid');
  const values = keys.map((key, at) =>
    cursor.values[at] === null || cursor.values[at] === undefined ? null : parameters.add(cursor.values[at], key.type),
  );
  const [only] = keys;
  const [value] = values;
  if (keys.length === 1 && only && value !== undefined && value !== null) return afterOne(only, value, id, last);
  const equals = keys.map((key, at) => equal(key, values[at] ?? null));
  const segments = [[...equals, `${id} ${isLastDescending(keys) ? '<' : '>'} ${last}`].join(' and ')];
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    const key = keys[at];
    if (key) segments.push(...beyond(key, values[at] ?? null).map((condition) => [...equals.slice(0, at), condition].join(' and ')));
  }
  return segments;
}

/** A row comparison is one range of the index. */
function afterOne(key: OrderKey, value: string, id: string, last: string): string[] {
  const operator = key.descending ? '<' : '>';
  const after = `(${collated(key.sql, key)}, ${id}) ${operator} (${value}, ${last})`;
  return key.canBeNull && !key.descending ? [after, `${key.sql} is null`] : [after];
}

function equal(key: OrderKey, value: string | null): string {
  return value === null ? `${key.sql} is null` : `${collated(key.sql, key)} = ${value}`;
}

/** Empty values are last when ascending, first when descending, as PostgreSQL's indexes have them. */
function beyond(key: OrderKey, value: string | null): string[] {
  if (value === null) return key.descending ? [`${key.sql} is not null`] : [];
  const after = `${collated(key.sql, key)} ${key.descending ? '<' : '>'} ${value}`;
  return key.canBeNull && !key.descending ? [after, `${key.sql} is null`] : [after];
}

/** With its collation, where the key has one. */
export function collated(sql: string, key: Pick<OrderKey, 'collation'>): string {
  return key.collation === undefined ? sql : `${sql} collate "${key.collation}"`;
}

/** The direction of the last key, which the id follows; newest first when there is no key. */
export function isLastDescending(keys: readonly OrderKey[]): boolean {
  return keys.at(-1)?.descending ?? true;
}

/** The cursor as the text a caller gives back. */
export function writeCursor(order: string, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([order, cursor.id, ...cursor.values])).toString('base64url');
}

/** Reads a cursor; refuses one that was made for another order. */
export function readCursor(order: string, text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const parts = parseParts(text);
  const [madeFor, id, ...values] = parts;
  const isWhole = madeFor === order && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
  if (!isWhole) throw invalid([wrongCursor]);
  return { id, values: values.map((value) => (typeof value === 'string' || typeof value === 'boolean' ? value : null)) };
}

const wrongCursor = {
  field: 'cursor',
  code: 'query.wrong_cursor',
  message: { zh: '翻页标记与当前排序不符，请从第一页重新开始。', en: 'The cursor belongs to another order; start again from the first page.' },
};

function parseParts(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
