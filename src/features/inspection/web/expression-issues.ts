import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import type { ExpressionIssue } from '#engine/contract/expression/issue.ts';
import { buildSchema } from '#engine/contract/objects/object-schema.ts';
import { findWebObject } from '#engine/web/objects/object-registry.ts';

/** What is wrong with a yes-or-no expression over an object, as the server would say on saving; empty when it is right. */
export function expressionIssues(source: string, object: string): readonly ExpressionIssue[] {
  const schema = buildSchema((id) => findWebObject(id)?.object);
  const checked = checkExpression(source, schema, object, { expects: { kind: 'boolean' } });
  return checked.ok ? [] : checked.issues;
}
