import { hasArguments, nameSpan, ofKind, report, reportUnknown, type CallSite, type CheckContext } from './check-context.ts';
import { checkBoolean } from './check-operators.ts';
import { recordOf } from './check-names.ts';
import type { ExprObject, ExprType } from './schema.ts';
import type { Span, UntypedNode } from './tree.ts';
import { CHILDREN } from './type-names.messages.ts';
import { BOOLEAN, DECIMAL, INTEGER, NUMBER_KINDS, ORDERED_KINDS, isNumber } from './type-rules.ts';
import type { AggregateName, ChildCondition, ChildrenSource, RecordSource, TypedNode } from './typed-tree.ts';

// `size` is a bare count, `any` another word for `exists`, `filter` a smaller set.
const CHILD_METHODS: readonly string[] = ['count', 'size', 'any', 'exists', 'all', 'sum', 'avg', 'min', 'max', 'filter'];

const AGGREGATES: readonly AggregateName[] = ['count', 'exists', 'all', 'sum', 'avg', 'min', 'max'];

/** The set of children a node names (`activities`, `account.contacts`, `activities.filter(a, …)`); undefined when it names none. */
export function findChildren(node: UntypedNode, context: CheckContext): ChildrenSource | undefined {
  if (node.kind === 'name') {
    if (context.variables.has(node.name)) return undefined;
    return childrenOf(context, context.source ?? { variable: null, origin: context.root.name, path: [] }, context.root, node.name);
  }
  if (node.kind === 'member') {
    const owner = quietly(context, (silent) => {
      const target = silent.check(node.target, silent);
      return target && recordOf(target, silent);
    });
    return owner && childrenOf(context, owner.source, owner.object, node.name);
  }
  if (node.kind !== 'call' || node.name !== 'filter' || !node.target || node.args.length !== 2) return undefined;
  const children = findChildren(node.target, context);
  const filter = children && childCondition({ node, context }, children, 'condition');
  return children && filter && { ...children, filters: [...children.filters, filter] };
}

/** `activities.count(a, …)` and the other macros; the children were found before. */
export function checkChildMethod(call: CallSite, children: ChildrenSource): TypedNode | undefined {
  const span = { start: call.node.start, end: call.node.end };
  const written = call.node.name === 'any' ? 'exists' : call.node.name;
  const aggregate = AGGREGATES.find((name) => name === written);
  if (call.node.name === 'size') return hasArguments(call, 0) ? childCount(children, span) : undefined;
  if (call.node.name === 'filter') return report(call.context, 'relation_alone', call.node, { name: children.relation });
  if (!aggregate) {
    const facts = { type: CHILDREN, name: call.node.name };
    return reportUnknown(call.context, 'unknown_method', nameSpan(call.node), facts, call.node.name, CHILD_METHODS);
  }
  if (aggregate === 'count' && call.node.args.length === 0) return childCount(children, span);
  if (!hasArguments(call, 2)) return undefined;
  const isCondition = aggregate === 'count' || aggregate === 'exists' || aggregate === 'all';
  const body = childCondition(call, children, isCondition ? 'condition' : aggregate);
  return body && { kind: 'aggregate', aggregate, children, body, type: typeOfAggregate(aggregate, body.body.type), ...span };
}

/** How many children there are. */
export function childCount(children: ChildrenSource, span: Span): TypedNode {
  return { kind: 'aggregate', aggregate: 'count', children, body: null, type: INTEGER, start: span.start, end: span.end };
}

function typeOfAggregate(aggregate: AggregateName, body: ExprType): ExprType {
  if (aggregate === 'count') return INTEGER;
  if (aggregate === 'exists' || aggregate === 'all') return BOOLEAN;
  return aggregate === 'avg' && isNumber(body) && body.kind !== 'percent' ? DECIMAL : body;
}

function childCondition(call: CallSite, children: ChildrenSource, role: 'condition' | AggregateName): ChildCondition | undefined {
  const [name, body] = call.node.args;
  if (name?.kind !== 'name') return report(call.context, 'variable_needed', name ?? call.node);
  if (call.context.variables.has(name.name)) return report(call.context, 'variable_taken', name, { name: name.name });
  const context = { ...call.context, variables: new Map([...call.context.variables, [name.name, children.object]]) };
  if (!body) return undefined;
  const typed = role === 'condition' ? checkBoolean(body, context) : ofKind(context, context.check(body, context), kindsOf(role));
  return typed && { variable: name.name, body: typed };
}

function kindsOf(aggregate: AggregateName) {
  if (aggregate === 'sum') return [...NUMBER_KINDS, 'money', 'duration'] as const;
  return aggregate === 'avg' ? ([...NUMBER_KINDS, 'money'] as const) : ORDERED_KINDS;
}

function childrenOf(context: CheckContext, parent: RecordSource, object: ExprObject, relation: string): ChildrenSource | undefined {
  const children = object.children.get(relation);
  if (!children || object.fields.has(relation) || object.references.has(relation)) return undefined;
  if (!context.schema.object(children.object)) return undefined;
  return { parent, relation, object: children.object, referenceColumn: children.referenceColumn, filters: [] };
}

/** Runs a check whose issues do not count: it only asks whether a node names a record. */
function quietly<T>(context: CheckContext, check: (silent: CheckContext) => T): T {
  return check({ ...context, issues: [] });
}
