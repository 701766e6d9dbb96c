import { argument, hasArguments, literalText, ofKind, type CallSite } from './check-context.ts';
import { dayArgument } from './check-day.ts';
import { coerceConstant } from './coerce-constant.ts';
import { BOOLEAN, ID_KINDS } from './type-rules.ts';
import { typedCall } from './typed-call.ts';
import type { TypedNode } from './typed-tree.ts';

/** `reportsTo(owner, me())`: somebody is the person's manager or stands above them, today or on a day. */
export function checkReportsTo(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 2, 3)) return undefined;
  return typedCall(call.node, 'reports_to', BOOLEAN, [person(call, 0), person(call, 1), dayArgument(call, 2)]);
}

/** `inDepartment(owner, '华东')`: the person works there or in a department below; by name, id or a department field. */
export function checkInDepartment(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 2, 3)) return undefined;
  const isWritten = call.node.args[1]?.kind === 'literal';
  const department = isWritten ? writtenText(call, 1) : argument(call, 1, ID_KINDS);
  return typedCall(call.node, 'in_department', BOOLEAN, [person(call, 0), department, dayArgument(call, 2)]);
}

/** `hasRole(owner, 'manager')`. */
export function checkHasRole(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 2, 3)) return undefined;
  return typedCall(call.node, 'has_role', BOOLEAN, [person(call, 0), writtenText(call, 1), dayArgument(call, 2)]);
}

function person(call: CallSite, index: number): TypedNode | undefined {
  const node = call.node.args[index];
  const typed = node && call.context.check(node, call.context);
  return ofKind(call.context, typed && coerceConstant(call.context, typed, { kind: 'id' }), ID_KINDS);
}

function writtenText(call: CallSite, index: number): TypedNode | undefined {
  const text = literalText(call, index);
  return text && { kind: 'constant', value: text.text, type: { kind: 'text' }, start: text.start, end: text.end };
}
