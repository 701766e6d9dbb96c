import { invalid, type Issue } from '#platform/contract/errors.ts';
import type { ExprEnvironment } from '../../contract/expression/record.ts';
import type { ExprField } from '../../contract/expression/schema.ts';
import type { RecordSource } from '../../contract/expression/typed-tree.ts';
import type { SqlParameters } from './sql-parameters.ts';
import type { SqlTables } from './sql-tables.ts';

/** What the compiler knows at one place: aliases in sight, parameters so far, where tables are. */
export interface SqlScope {
  readonly rootAlias: string;
  /** Alias of each macro variable in sight, and of references joined around a condition. */
  readonly variables: ReadonlyMap<string, string>;
  readonly parameters: SqlParameters;
  readonly env: ExprEnvironment;
  readonly tables: SqlTables;
  readonly counter: { aliases: number; nodes: number };
}

const tooComplex: Issue = {
  code: 'expression.too_complex',
  message: { zh: '表达式过于复杂，数据库无法执行，请拆开或简化。', en: 'The expression is too complex for the database; split or simplify it.' },
};

const MAX_COMPILED_NODES = 20_000;
const MAX_SQL_LENGTH = 500_000;

/** Counts a compiled node. */
export function countNode(scope: SqlScope): void {
  scope.counter.nodes += 1;
  if (scope.counter.nodes > MAX_COMPILED_NODES) throw invalid([tooComplex]);
}

/** The SQL itself, unless it is too long: money and conditions mention their parts more than once, and nesting doubles that. */
export function bounded(sql: string): string {
  if (sql.length > MAX_SQL_LENGTH) throw invalid([tooComplex]);
  return sql;
}

/** An alias nobody else uses in this statement. */
export function nextAlias(scope: SqlScope): string {
  scope.counter.aliases += 1;
  return `expr${scope.counter.aliases}`;
}

/** A name as SQL identifier; only names of our own form pass. */
export function quoteName(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error(`not a column or table name: ${name}`);
  return `"${name}"`;
}

/** A column where the field's values lie: one of the table, or a part of its document taken out as this type. */
export function placeSql(alias: string, field: ExprField, column: string, type: string): string {
  if (field.document === undefined) return `${alias}.${quoteName(column)}`;
  const text = `(${alias}.${quoteName(field.document)} ->> '${column}')`;
  return type === 'text' ? text : `${text}::${type}`;
}

/** The alias of the record a source starts from. */
export function aliasOf(source: RecordSource, scope: SqlScope): string {
  const alias = source.variable === null ? scope.rootAlias : scope.variables.get(source.variable);
  if (alias === undefined) throw new Error(`variable out of sight: ${source.variable}`);
  return alias;
}

/** The id of the record a source leads to. */
export function identitySql(source: RecordSource, scope: SqlScope): string {
  const last = source.path.at(-1);
  if (!last) return `${aliasOf(source, scope)}."id"`;
  const holder = { ...source, path: source.path.slice(0, -1) };
  return onRecord(holder, scope, (alias) => `${alias}.${quoteName(last.column)}`);
}

/** SQL about the record a source leads to; behind references it becomes a scalar subquery. */
export function onRecord(source: RecordSource, scope: SqlScope, write: (alias: string) => string): string {
  if (source.path.length === 0) return write(aliasOf(source, scope));
  const { from, alias } = referenceChain(source, scope);
  return `(select ${write(alias)} ${from})`;
}

/** `from account r1 join member r2 … where …`: the rows a path of references leads to, joined within the workspace. */
export function referenceChain(source: RecordSource, scope: SqlScope): { from: string; alias: string } {
  const start = aliasOf(source, scope);
  let from = '';
  let where = '';
  let alias = start;
  for (const step of source.path) {
    const next = nextAlias(scope);
    const target = scope.tables.table(step.object);
    const table = `${quoteName(target.name)} ${next}`;
    const visible = target.visible?.(next);
    const match = `${next}."workspace_id" = ${alias}."workspace_id" and ${next}."id" = ${alias}.${quoteName(step.column)}${visible === undefined ? '' : ` and ${visible}`}`;
    if (from === '') {
      from = `from ${table}`;
      where = `where ${match}`;
    } else {
      from += ` join ${table} on ${match}`;
    }
    alias = next;
  }
  return { from: `${from} ${where}`, alias };
}

/** The same scope with one more alias in sight. */
export function withVariable(scope: SqlScope, variable: string, alias: string): SqlScope {
  return { ...scope, variables: new Map([...scope.variables, [variable, alias]]) };
}
