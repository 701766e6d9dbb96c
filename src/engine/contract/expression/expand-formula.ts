import { report, type CheckContext } from './check-context.ts';
import { parseExpression } from './parse-expression.ts';
import type { ExprField, ExprObject } from './schema.ts';
import type { Span, UntypedNode } from './tree.ts';
import type { RecordSource, TypedNode } from './typed-tree.ts';

/** A computed field stands for its formula, about the record it is asked of; one that leads back to itself is refused with the way it takes. */
export function expandFormula(context: CheckContext, source: RecordSource, object: ExprObject, field: ExprField, span: Span): TypedNode | undefined {
  const name = `${object.name}.${field.name}`;
  const way = context.expanding ?? [];
  if (way.includes(name)) return report(context, 'formula_circle', span, { path: [...way.slice(way.indexOf(name)), name].join(' → ') });
  const parsed = parseExpression(field.formula ?? '');
  if (!parsed.ok) return report(context, 'formula_wrong', span, { name });
  const expanding = [...way, name];
  const inner: CheckContext = { ...context, root: object, source, variables: new Map(), issues: [], expanding };
  // Its own variables must not be mistaken for those around it.
  const typed = context.check(renameVariables(parsed.tree, new Map(), `_${expanding.length}`), inner);
  const circle = inner.issues.find((issue) => issue.code === 'formula_circle');
  if (circle) return report(context, 'formula_circle', span, circle.facts);
  if (!typed || inner.issues.length > 0) return report(context, 'formula_wrong', span, { name });
  return { ...typed, start: span.start, end: span.end };
}

/** The tree with its own variables under other names: macros over children name one first, `activities.count(a, a.kind == 'call')`. */
export function renameVariables(node: UntypedNode, renamed: ReadonlyMap<string, string>, suffix: string): UntypedNode {
  const inner = (part: UntypedNode): UntypedNode => renameVariables(part, renamed, suffix);
  switch (node.kind) {
    case 'name':
      return { ...node, name: renamed.get(node.name) ?? node.name };
    case 'member':
      return { ...node, target: inner(node.target) };
    case 'call': {
      const [variable, body, ...rest] = node.args;
      if (node.target && variable?.kind === 'name' && body && rest.length === 0) {
        const name = `${variable.name}${suffix}`;
        const sight = new Map([...renamed, [variable.name, name]]);
        return { ...node, target: inner(node.target), args: [{ ...variable, name }, renameVariables(body, sight, suffix)] };
      }
      return { ...node, ...(node.target && { target: inner(node.target) }), args: node.args.map(inner) };
    }
    case 'unary':
      return { ...node, operand: inner(node.operand) };
    case 'binary':
      return { ...node, left: inner(node.left), right: inner(node.right) };
    case 'conditional':
      return { ...node, condition: inner(node.condition), then: inner(node.then), otherwise: inner(node.otherwise) };
    case 'list':
      return { ...node, items: node.items.map(inner) };
    default:
      return node;
  }
}
