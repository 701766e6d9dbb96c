import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import { isTrueFor } from '#engine/contract/expression/evaluate-expression.ts';
import { listDependencies } from '#engine/contract/expression/list-dependencies.ts';
import type { ExprEnvironment } from '#engine/contract/expression/record.ts';
import type { TypedExpression } from '#engine/contract/expression/typed-tree.ts';
import { buildSchema } from '#engine/contract/objects/object-schema.ts';
import { findWebObject } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** What the rules of an object come to for the values of one record. */
export interface RuleEffects {
  isHidden(field: string): boolean;
  isRequired(field: string): boolean;
  isReadOnly(field: string): boolean;
  /** Whether a section with this condition is shown. */
  isShown(condition: string | undefined): boolean;
}

/** The rules that can be decided on the page, for the values as they are; the server decides them all. */
export function effectsOf(web: WebObject, values: Readonly<Record<string, unknown>>, env: ExprEnvironment): RuleEffects {
  const record = { id: typeof values['id'] === 'string' ? values['id'] : '', values };
  const holds = (expression: string): boolean | undefined => {
    const typed = decidable(web, expression);
    return typed && isTrueFor(typed, record, env);
  };
  const rules = (web.rules ?? []).filter((rule) => rule.active);
  const decided = (kind: (typeof rules)[number]['kind'], field: string) =>
    rules.filter((rule) => rule.kind === kind && rule.field === field).map((rule) => holds(rule.expression));
  return {
    isHidden: (field) => decided('visible_when', field).includes(false),
    isRequired: (field) => decided('required_when', field).includes(true),
    isReadOnly: (field) => decided('read_only_when', field).includes(true),
    isShown: (condition) => condition === undefined || holds(condition) !== false,
  };
}

const known = new WeakMap<object, Map<string, TypedExpression | undefined>>();
// These need what the page does not have: the work calendar, who reports to whom, what currencies are worth.
const undecidable = /\b(workDays\w*|addWorkDays|inMyTeam|inMyDepartment|reportsTo|inDepartment|hasRole|convert|inBase|isWorkDay)\b/;

/** The checked expression when it asks for nothing but the record's own values; undefined leaves it to the server. */
function decidable(web: WebObject, expression: string): TypedExpression | undefined {
  const ofObject = known.get(web.object) ?? new Map<string, TypedExpression | undefined>();
  known.set(web.object, ofObject);
  if (ofObject.has(expression)) return ofObject.get(expression);
  const typed = check(web, expression);
  ofObject.set(expression, typed);
  return typed;
}

function check(web: WebObject, expression: string): TypedExpression | undefined {
  if (undecidable.test(expression)) return undefined;
  const schema = buildSchema((id) => (id === web.object.id ? web.object : findWebObject(id)?.object));
  const checked = checkExpression(expression, schema, web.object.id, { expects: { kind: 'boolean' } });
  if (!checked.ok) return undefined;
  const needs = listDependencies(checked.typed);
  const isComputed = [...needs.fields].some((name) => web.object.fields[name]?.kind === 'formula');
  return needs.references.size + needs.children.size === 0 && !isComputed ? checked.typed : undefined;
}
