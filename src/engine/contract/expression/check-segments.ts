import { hasArguments, literalText, report, type CallSite, type CheckContext } from './check-context.ts';
import { checkBoolean } from './check-operators.ts';
import { renameVariables } from './expand-formula.ts';
import type { ExprObject, ExprSegment } from './schema.ts';
import { conditionOf } from './segment-condition.ts';
import type { Span } from './tree.ts';
import { nameOfKinds, nameOfType } from './type-names.messages.ts';
import { BOOLEAN } from './type-rules.ts';
import { typedCall } from './typed-call.ts';
import type { RecordSource, TypedNode } from './typed-tree.ts';

/** Segments read while one expression is checked; each may ask for others. */
const mostSegments = 200;
const mostDeep = 8;

/** `inSegment('Key accounts')`, or of a record it refers to: `inSegment(account, 'Key accounts')`; by name or id. */
export function checkInSegment(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 1, 2)) return undefined;
  const { context } = call;
  const written = literalText(call, call.node.args.length - 1);
  const source = subjectOf(call);
  if (!written || !source) return undefined;
  if (!context.schema.segment) return report(context, 'segment_not_here', written);
  const object = context.schema.object(source.path.at(-1)?.object ?? source.origin);
  const segment = object && context.schema.segment(object.name, written.text, context.segments?.at(-1));
  if (!segment) return report(context, 'unknown_segment', written, { name: written.text });
  const span = { start: call.node.start, end: call.node.end };
  const member = segment.kind === 'static' ? onList(segment, source, span) : expand({ context, source, object, segment, span });
  return member && whereThere(member, source, object, span);
}

/** The record asked about: the one bare names are of, or the one written first. */
function subjectOf({ node, context }: CallSite): RecordSource | undefined {
  const [first, second] = node.args;
  if (!first || !second) return context.source ?? { variable: null, origin: context.root.name, path: [] };
  const typed = context.check(first, context);
  if (!typed || typed.kind === 'identity') return typed?.source;
  return report(context, 'type_mismatch', typed, { expected: nameOfKinds(['record']), found: nameOfType(typed.type) });
}

function onList(segment: ExprSegment, source: RecordSource, span: Span): TypedNode | undefined {
  const id: TypedNode = { kind: 'constant', value: segment.id, type: { kind: 'id' }, ...span };
  return typedCall(span, 'in_segment', BOOLEAN, [id, { kind: 'identity', source, type: { kind: 'id' }, ...span }]);
}

interface Expansion {
  readonly context: CheckContext;
  readonly source: RecordSource;
  readonly object: ExprObject;
  readonly segment: ExprSegment;
  readonly span: Span;
}

/** A dynamic segment stands for its condition; one that leads back to itself is refused with the way it takes. */
function expand({ context, source, object, segment, span }: Expansion): TypedNode | undefined {
  const way = context.segments ?? [];
  const from = way.findIndex((outer) => outer.id === segment.id);
  const path = [...way.slice(Math.max(from, 0)), segment].map((each) => each.name).join(' → ');
  if (from >= 0) return report(context, 'segment_circle', span, { path });
  const counter = context.counter ?? { segments: 0 };
  counter.segments += 1;
  if (counter.segments > mostSegments || way.length >= mostDeep) return report(context, 'segment_too_much', span, { name: segment.name });
  const tree = conditionOf(segment);
  if (!tree.ok) return report(context, 'segment_wrong', span, { name: segment.name, reason: tree.issues[0]?.message ?? '' });
  const segments = [...way, segment];
  const inner: CheckContext = { ...context, root: object, source, variables: new Map(), issues: [], segments, counter };
  const typed = checkBoolean(renameVariables(tree.tree, new Map(), `_s${counter.segments}`), inner);
  const known = inner.issues.find((issue) => ['segment_circle', 'segment_too_much', 'segment_wrong'].includes(issue.code)) ?? undefined;
  if (known) {
    context.issues.push({ ...known, start: span.start, end: span.end });
    return undefined;
  }
  const [issue] = inner.issues;
  if (!typed || issue) return report(context, 'segment_wrong', span, { name: segment.name, reason: issue?.message ?? '' });
  return { ...typed, start: span.start, end: span.end };
}

/** What a record refers to is in no segment when there is nothing, or nothing the asker may see. */
function whereThere(member: TypedNode, source: RecordSource, object: ExprObject, span: Span): TypedNode {
  const created = object.fields.get('created_at');
  if (source.path.length === 0 || !created) return member;
  const there: TypedNode = {
    kind: 'not',
    operand: { kind: 'is_null', operand: { kind: 'field', source, field: created, type: created.type, ...span }, type: BOOLEAN, ...span },
    type: BOOLEAN,
    ...span,
  };
  return { kind: 'and', left: there, right: member, type: BOOLEAN, ...span };
}
