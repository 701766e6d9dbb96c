import { parseExpression } from '../../contract/expression/parse-expression.ts';
import { printExpression } from '../../contract/expression/print-expression.ts';
import type { UntypedNode } from '../../contract/expression/tree.ts';
import type { Field, FormulaField } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';

type SpecOf<K extends FieldSpec['kind']> = Extract<FieldSpec, { readonly kind: K }>;
type FindObject = (id: string) => ObjectDefinition | undefined;

/** A look-up is a formula that follows a reference; undefined while what it looks up is not there. */
export function lookupField(spec: SpecOf<'lookup'>, owner: ObjectDefinition, find: FindObject): FormulaField | undefined {
  const reference = owner.fields[spec.reference];
  const target = reference?.kind === 'reference' ? find(reference.object)?.fields[spec.field] : undefined;
  const shape = target && resultOf(target);
  const path = `${spec.reference}.${spec.field}`;
  // Nothing is looked up through an empty reference; a count over nobody's children would be none instead.
  const expression = target?.kind === 'formula' ? `${spec.reference} == null ? null : ${path}` : path;
  return shape && { ...common(spec), kind: 'formula', expression, ...shape };
}

/** A roll-up is a formula over children; undefined while the children or their field are not there. */
export function rollupField(spec: SpecOf<'rollup'>, owner: ObjectDefinition, find: FindObject): FormulaField | undefined {
  const relation = owner.children?.[spec.children];
  const child = relation && find(relation.object);
  if (!child) return undefined;
  const condition = spec.condition === undefined ? undefined : ofEach(spec.condition);
  if (spec.figure === 'count') {
    const expression = condition === undefined ? `${spec.children}.count()` : `${spec.children}.count(each, ${condition})`;
    return { ...common(spec), kind: 'formula', expression, result: 'number', scale: 0 };
  }
  const target = spec.of === undefined ? undefined : child.fields[spec.of];
  const shape = target && resultOf(target);
  if (!shape || spec.of === undefined) return undefined;
  const some = condition === undefined ? spec.children : `${spec.children}.filter(one, ${condition.replaceAll(/\beach\b/g, 'one')})`;
  return { ...common(spec), kind: 'formula', expression: `${some}.${spec.figure}(each, each.${spec.of})`, ...shape, ...meanScale(spec, shape) };
}

/** A mean has digits where what it is of has none. */
function meanScale({ figure }: SpecOf<'rollup'>, { result, scale = 0 }: Pick<FormulaField, 'result' | 'scale'>): { readonly scale?: number } {
  return figure === 'avg' && result === 'number' ? { scale: Math.min(scale + 2, 6) } : {};
}

function common({ label, help, aliases }: SpecOf<'lookup'> | SpecOf<'rollup'>) {
  return { label, ...(help && { help }), ...(aliases && { aliases }) };
}

/** How a formula shows a field's value; undefined for values no formula can have. */
function resultOf(field: Field): Pick<FormulaField, 'result' | 'scale' | 'options'> | undefined {
  switch (field.kind) {
    case 'number':
      return { result: 'number', scale: field.scale };
    case 'formula':
      return { result: field.result, ...(field.scale !== undefined && { scale: field.scale }), ...(field.options && { options: field.options }) };
    case 'choice':
      return { result: 'text', options: field.options };
    case 'money':
    case 'percent':
    case 'boolean':
    case 'date':
    case 'datetime':
      return { result: field.kind };
    case 'text':
    case 'email':
    case 'phone':
    case 'identity_number':
    case 'url':
      return { result: 'text' };
    default:
      return undefined;
  }
}

/** An expression over a record as one over the child `each`; what cannot be read stays, to be refused where it is checked. */
function ofEach(condition: string): string {
  const parsed = parseExpression(condition);
  return parsed.ok ? printExpression(qualify(parsed.tree, new Set())) : condition;
}

function qualify(node: UntypedNode, variables: ReadonlySet<string>): UntypedNode {
  const inner = (part: UntypedNode): UntypedNode => qualify(part, variables);
  const span = { start: node.start, end: node.end };
  switch (node.kind) {
    case 'name':
      return variables.has(node.name)
        ? node
        : { kind: 'member', target: { kind: 'name', name: 'each', ...span }, name: node.name, nameStart: node.start, ...span };
    case 'member':
      return { ...node, target: inner(node.target) };
    case 'call': {
      const [variable, ...rest] = node.args;
      // A macro over children names its own variable first: `activities.count(a, a.kind == 'call')`.
      if (node.target && variable?.kind === 'name' && rest.length === 1) {
        const sight = new Set([...variables, variable.name]);
        return { ...node, target: inner(node.target), args: [variable, ...rest.map((part) => qualify(part, sight))] };
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
