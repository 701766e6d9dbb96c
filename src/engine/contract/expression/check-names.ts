import { nameSpan, report, reportUnknown, type CheckContext } from './check-context.ts';
import { expandFormula } from './expand-formula.ts';
import type { ExprObject } from './schema.ts';
import type { Span, UntypedNode } from './tree.ts';
import { nameOfType } from './type-names.messages.ts';
import { DECIMAL, TEXT } from './type-rules.ts';
import type { RecordSource, TypedNode } from './typed-tree.ts';

/** References that can be followed from one record. */
const MAX_PATH = 2;
/** The same inside a segment, which may itself be asked of a record behind references. */
const MAX_SEGMENT_PATH = 2 * MAX_PATH;

/** A bare name: a variable, or a field, reference or id of the record asked about. */
export function checkName(node: Extract<UntypedNode, { kind: 'name' }>, context: CheckContext): TypedNode | undefined {
  const object = context.variables.get(node.name);
  if (object !== undefined) {
    const source = { variable: node.name, origin: object, path: [] };
    return { kind: 'identity', source, type: { kind: 'record', object }, ...spanOf(node) };
  }
  const source = context.source ?? { variable: null, origin: context.root.name, path: [] };
  return checkField(context, source, context.root, node.name, node, node);
}

/** A member: a field or reference of a record, or a part of money. */
export function checkMember(node: Extract<UntypedNode, { kind: 'member' }>, context: CheckContext): TypedNode | undefined {
  const target = context.check(node.target, context);
  if (!target) return undefined;
  if (target.type.kind === 'money' && (node.name === 'currency' || node.name === 'value')) {
    const isCurrency = node.name === 'currency';
    const name = isCurrency ? 'money_currency' : 'money_value';
    return { kind: 'call', name, args: [target], type: isCurrency ? TEXT : DECIMAL, ...spanOf(node) };
  }
  const found = recordOf(target, context);
  if (!found) return report(context, 'no_members', nameSpan(node), { type: nameOfType(target.type), name: node.name });
  return checkField(context, found.source, found.object, node.name, nameSpan(node), node);
}

/** The record a node stands for, with its object; undefined when it stands for none. */
export function recordOf(node: TypedNode, context: CheckContext): { source: RecordSource; object: ExprObject } | undefined {
  if (node.kind !== 'identity' || node.type.kind !== 'record') return undefined;
  const object = context.schema.object(node.type.object);
  return object && { source: node.source, object };
}

function checkField(context: CheckContext, source: RecordSource, object: ExprObject, name: string, at: Span, whole: Span): TypedNode | undefined {
  const span = spanOf(whole);
  if (name === 'id') return { kind: 'identity', source, type: { kind: 'id' }, ...span };
  const reference = object.references.get(name);
  if (reference) {
    if (source.path.length >= (context.segments ? MAX_SEGMENT_PATH : MAX_PATH)) return report(context, 'path_too_long', at);
    if (!context.schema.object(reference.object)) return report(context, 'unknown_object', at, { name: reference.object });
    const path = [...source.path, { name, column: reference.column, object: reference.object }];
    return { kind: 'identity', source: { ...source, path }, type: { kind: 'record', object: reference.object }, ...span };
  }
  const field = object.fields.get(name);
  if (field?.formula !== undefined) return expandFormula(context, source, object, field, span);
  if (field) return { kind: 'field', source, field, type: field.type, ...span };
  if (object.children.has(name)) return report(context, 'relation_alone', at, { name });
  const isBare = source.variable === null && source.path.length === 0;
  const known = [...object.fields.keys(), ...object.references.keys(), ...object.children.keys(), ...(isBare ? context.variables.keys() : [])];
  return reportUnknown(context, 'unknown_field', at, { object: object.name, name }, name, known);
}

function spanOf(node: Span): Span {
  return { start: node.start, end: node.end };
}
