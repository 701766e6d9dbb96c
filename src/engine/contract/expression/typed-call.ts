import type { FunctionName } from './function-names.ts';
import type { ExprType } from './schema.ts';
import type { Span } from './tree.ts';
import type { TypedNode } from './typed-tree.ts';

/** The typed call, unless an argument was wrong. */
export function typedCall(span: Span, name: FunctionName, type: ExprType, args: readonly (TypedNode | undefined)[]): TypedNode | undefined {
  const known = args.filter((arg) => arg !== undefined);
  return known.length < args.length ? undefined : { kind: 'call', name, args: known, type, start: span.start, end: span.end };
}
