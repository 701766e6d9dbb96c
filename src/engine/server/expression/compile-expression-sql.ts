import type { ExprEnvironment } from '../../contract/expression/record.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import { compileMoney } from './sql-money.ts';
import { createSqlParameters, type SqlParameters } from './sql-parameters.ts';
import { compileWhere } from './sql-predicates.ts';
import type { SqlScope } from './sql-scope.ts';
import type { SqlTables } from './sql-tables.ts';
import { compileValue } from './sql-values.ts';

/** What a compilation is given. */
export interface CompileOptions {
  /** Alias of the row asked about; the table must have `workspace_id` and `id`. */
  readonly alias: string;
  readonly env: ExprEnvironment;
  readonly tables: SqlTables;
  /** The statement's parameters so far; values of the expression are added to them. */
  readonly parameters?: SqlParameters;
  /** `where`: true exactly for the records that match, may be null for others. `value`: the value itself. By default where for conditions. */
  readonly use?: 'where' | 'value';
}

/** A fragment of SQL and the values of its statement. */
export interface CompiledExpression {
  /** A condition or a scalar; for money the amount in major units. */
  readonly sql: string;
  /** Money only: its currency. */
  readonly currencySql?: string;
  /** All values of `parameters`, those added before included. */
  readonly values: readonly unknown[];
}

/** A checked expression as parameterised SQL about the row `alias`; every other row it touches is of the same workspace. */
export function compileExpressionSql(typed: TypedExpression, options: CompileOptions): CompiledExpression {
  const parameters = options.parameters ?? createSqlParameters();
  const { env, tables, alias } = options;
  if (!/^[a-z_][a-z0-9_]*$/.test(alias)) throw new Error(`not an alias: ${alias}`);
  const scope: SqlScope = { rootAlias: alias, variables: new Map(), parameters, env, tables, counter: { aliases: 0, nodes: 0 } };
  // A condition written as `null` has no kind of its own, and holds for nothing.
  const isCondition = options.use === 'where' || (typed.type.kind === 'boolean' && options.use !== 'value');
  if (isCondition) return { sql: compileWhere(typed.root, scope), values: parameters.values };
  if (typed.type.kind !== 'money') return { sql: compileValue(typed.root, scope), values: parameters.values };
  const money = compileMoney(typed.root, scope);
  return { sql: money.amount, currencySql: `case when ${money.amount} is not null then ${money.currency} end`, values: parameters.values };
}
