import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { localDate } from '../../contract/expression/time-zone.ts';
import { constantValue, parameterOf } from './sql-constants.ts';
import type { SqlScope } from './sql-scope.ts';
import { compileValue } from './sql-values.ts';

/** A date as it is; an instant as the date the workspace's clock shows then. */
export function dateSql(node: TypedNode, scope: SqlScope): string {
  const value = compileValue(node, scope);
  return node.type.kind === 'instant' ? `(${value} at time zone ${parameterOf(scope.env.timeZone, 'text', scope)})::date` : value;
}

/** The day a constant part falls on; null when it falls on none. */
export function constantDay(node: TypedNode, scope: SqlScope): string | null {
  const value = constantValue(node, scope);
  if (value instanceof Date) return localDate(value, scope.env.timeZone);
  return typeof value === 'string' ? value : null;
}
