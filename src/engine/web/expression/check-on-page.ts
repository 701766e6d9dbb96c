import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import type { CheckResult } from '#engine/contract/expression/check-expression.ts';
import type { ExprType } from '#engine/contract/expression/schema.ts';
import { buildSchema } from '#engine/contract/objects/object-schema.ts';
import { findWebObject } from '../objects/object-registry.ts';

/** The check of an expression over an object as the pages know it, as the server will do it on saving. */
export function checkOnPage(text: string, object: string, expects?: ExprType): CheckResult {
  const schema = buildSchema((id) => findWebObject(id)?.object);
  return checkExpression(text, schema, object, expects ? { expects } : {});
}
