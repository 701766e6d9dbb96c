import { argument, hasArguments, nameSpan, reportUnknown, type CallSite } from './check-context.ts';
import { checkChildMethod, findChildren } from './check-children.ts';
import { coerceConstant } from './coerce-constant.ts';
import type { FunctionName } from './function-names.ts';
import type { ExprType } from './schema.ts';
import type { UntypedNode } from './tree.ts';
import { nameOfType } from './type-names.messages.ts';
import { BOOLEAN, INTEGER, TEXT, TEXT_KINDS } from './type-rules.ts';
import { typedCall } from './typed-call.ts';
import type { TypedNode } from './typed-tree.ts';

interface Method {
  readonly name: FunctionName;
  readonly type: ExprType;
  readonly takesText: boolean;
  /** How many characters. */
  readonly takesCount?: true;
  /** Both texts are compared in lower case. */
  readonly ignoresCase?: true;
}

const TEXT_METHODS: Readonly<Record<string, Method>> = {
  size: { name: 'text_size', type: INTEGER, takesText: false },
  contains: { name: 'text_contains', type: BOOLEAN, takesText: true },
  startsWith: { name: 'text_starts_with', type: BOOLEAN, takesText: true },
  containsIgnoreCase: { name: 'text_contains', type: BOOLEAN, takesText: true, ignoresCase: true },
  startsWithIgnoreCase: { name: 'text_starts_with', type: BOOLEAN, takesText: true, ignoresCase: true },
  endsWith: { name: 'text_ends_with', type: BOOLEAN, takesText: true },
  lower: { name: 'lower', type: TEXT, takesText: false },
  upper: { name: 'upper', type: TEXT, takesText: false },
  trim: { name: 'trim', type: TEXT, takesText: false },
  left: { name: 'text_left', type: TEXT, takesText: false, takesCount: true },
  right: { name: 'text_right', type: TEXT, takesText: false, takesCount: true },
};
const CHOICES_METHODS: Readonly<Record<string, Method>> = {
  contains: { name: 'choices_contain', type: BOOLEAN, takesText: true },
  /** What a clicked filter says, which does not know whether the field is text or choices. */
  containsIgnoreCase: { name: 'choices_contain', type: BOOLEAN, takesText: true },
  has: { name: 'choices_contain', type: BOOLEAN, takesText: true },
  size: { name: 'choices_size', type: INTEGER, takesText: false },
};
const FILE_METHODS: Readonly<Record<string, Method>> = { size: { name: 'files_size', type: INTEGER, takesText: false } };

/** A call on a target: a method of a value, or a macro over children. */
export function checkMethod(call: CallSite, target: UntypedNode): TypedNode | undefined {
  const before = call.context.issues.length;
  const children = findChildren(target, call.context);
  if (children) return checkChildMethod(call, children);
  if (call.context.issues.length > before) return undefined;
  if (target.kind === 'list' && call.node.name === 'size' && hasArguments(call, 0)) return sizeOfList(call, target);
  const value = call.context.check(target, call.context);
  return value && checkValueMethod(call, value);
}

function checkValueMethod(call: CallSite, target: TypedNode): TypedNode | undefined {
  const methods = methodsOf(target.type);
  const method = Object.hasOwn(methods, call.node.name) ? methods[call.node.name] : undefined;
  if (!method) {
    const facts = { type: nameOfType(target.type), name: call.node.name };
    return reportUnknown(call.context, 'unknown_method', nameSpan(call.node), facts, call.node.name, Object.keys(methods));
  }
  if (method.takesCount) {
    return hasArguments(call, 1) ? typedCall(call.node, method.name, method.type, [target, argument(call, 0, ['integer'])]) : undefined;
  }
  if (!method.takesText) {
    return hasArguments(call, 0) ? typedCall(call.node, method.name, method.type, [target]) : undefined;
  }
  if (!hasArguments(call, 1)) return undefined;
  const text = argument(call, 0, TEXT_KINDS);
  const key = text && target.type.kind === 'choices' ? coerceConstant(call.context, text, target.type) : text;
  const sides = method.ignoresCase ? [inLowerCase(target), key && inLowerCase(key)] : [target, key];
  return typedCall(call.node, method.name, method.type, sides);
}

function inLowerCase(node: TypedNode): TypedNode | undefined {
  return typedCall(node, 'lower', TEXT, [node]);
}

function methodsOf(type: ExprType): Readonly<Record<string, Method>> {
  switch (type.kind) {
    case 'text':
    case 'choice':
      return TEXT_METHODS;
    case 'choices':
      return CHOICES_METHODS;
    case 'file-list':
      return FILE_METHODS;
    default:
      return {};
  }
}

function sizeOfList(call: CallSite, list: Extract<UntypedNode, { kind: 'list' }>): TypedNode | undefined {
  const items = list.items.map((item) => call.context.check(item, call.context));
  if (items.includes(undefined)) return undefined;
  const value = { coefficient: BigInt(items.length), scale: 0 };
  return { kind: 'constant', value, type: INTEGER, start: call.node.start, end: call.node.end };
}
