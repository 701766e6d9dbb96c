import { checkExpression } from '../../contract/expression/check-expression.ts';
import { listDependencies } from '../../contract/expression/list-dependencies.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import type { Issue } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';
import { compileExpressionSql } from '../expression/compile-expression-sql.ts';
import { environmentOf } from '../expression/environment.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { objectSchema, objectTables } from '../query/object-schema.ts';
import type { Registry } from '../registry.ts';

/** What an access rule's condition comes to: the checked expression, or why it cannot be one. */
export type CheckedRule =
  | { readonly ok: true; readonly typed: TypedExpression }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };

const checkedByRegistry = new WeakMap<Registry, Map<string, CheckedRule>>();

/** Checks the condition of an access rule: one over stored fields of the record itself, so that it can be asked of a record before it is written. */
export function checkAccessRule(registry: Registry, object: string, expression: string): CheckedRule {
  const known = checkedByRegistry.get(registry) ?? new Map<string, CheckedRule>();
  checkedByRegistry.set(registry, known);
  const key = `${object}\n${expression}`;
  const found = known.get(key) ?? check(registry, object, expression);
  if (known.size > 5000) known.clear();
  known.set(key, found);
  return found;
}

/** The condition as SQL about a row; undefined when what it speaks of is not there any more. */
export function accessRuleSql(ctx: Context, object: string, expression: string, alias: string, parameters: SqlParameters): string | undefined {
  const checked = checkAccessRule(ctx.registry, object, expression);
  if (!checked.ok) return undefined;
  const { sql } = compileExpressionSql(checked.typed, {
    alias,
    env: environmentOf(ctx),
    tables: objectTables(ctx.registry),
    parameters,
    use: 'where',
  });
  return `(${sql})`;
}

function check(registry: Registry, object: string, expression: string): CheckedRule {
  const checked = checkExpression(expression, objectSchema(registry), object, { expects: { kind: 'boolean' } });
  if (!checked.ok) {
    const [first, ...more] = checked.issues.map((issue) => issueOf(`expression.${issue.code}`, issue.message));
    return { ok: false, issues: [first ?? issueOf('expression.unknown', { zh: '条件无效。', en: 'The condition is not valid.' }), ...more] };
  }
  const foreign = foreignTo(registry, object, checked.typed);
  if (foreign === undefined) return { ok: true, typed: checked.typed };
  const message = {
    zh: `条件只能使用记录本身的字段，“${foreign}”不是。`,
    en: `The condition may use the record's own stored fields only; “${foreign}” is none.`,
  };
  return { ok: false, issues: [issueOf('access.foreign_field', message)] };
}

function issueOf(code: string, message: { readonly zh: string; readonly en: string }): Issue {
  return { field: 'expression', code, message };
}

/** Something the expression asks for that is not in the record's own row. */
function foreignTo(registry: Registry, object: string, typed: TypedExpression): string | undefined {
  const needs = listDependencies(typed);
  const { byName } = storageOf(objectNamed(registry, object));
  const unstored = [...needs.fields].find((name) => {
    const stored = byName.get(name);
    return (
      stored !== undefined &&
      (stored.columns.length === 0 || stored.field.kind === 'file' || stored.columns.some((column) => column.within !== undefined))
    );
  });
  return [...needs.references.keys(), ...needs.children.keys()][0] ?? unstored;
}
