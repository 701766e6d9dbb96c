import type { RecordSource, TypedNode } from '../../contract/expression/typed-tree.ts';
import { isConstant } from './sql-constants.ts';

/** A condition as seen from a record behind references. */
export interface ReferenceCondition {
  /** The record behind the reference. */
  readonly record: RecordSource;
  /** The name that stands for it in `condition`; no written variable can be called so. */
  readonly variable: string;
  readonly condition: TypedNode;
}

const VARIABLE = ' referenced';

/** A condition that compares one field behind a reference with constants, seen from the record that has the field. */
export function findReferenceCondition(node: TypedNode): ReferenceCondition | undefined {
  switch (node.kind) {
    case 'compare':
      if (isConstant(node.right)) return rebased(node.left, (left) => ({ ...node, left }));
      return isConstant(node.left) ? rebased(node.right, (right) => ({ ...node, right })) : undefined;
    case 'in':
      return node.items.every(isConstant) ? rebased(node.operand, (operand) => ({ ...node, operand })) : undefined;
    case 'call': {
      const [first, ...rest] = node.args;
      if (!first || !isFalseOnNull(node.name) || !rest.every(isConstant)) return undefined;
      return rebased(first, (operand) => ({ ...node, args: [operand, ...rest] }));
    }
    default:
      return undefined;
  }
}

/** Predicates that are false where their first argument is null, so that a missing record may drop out. */
function isFalseOnNull(name: Extract<TypedNode, { kind: 'call' }>['name']): boolean {
  return [
    'text_contains',
    'text_starts_with',
    'text_ends_with',
    'in_period_date',
    'in_period_instant',
    'in_my_team',
    'in_my_department',
    'reports_to',
    'in_department',
    'has_role',
  ].includes(name);
}

function rebased(operand: TypedNode, rebuild: (operand: TypedNode) => TypedNode): ReferenceCondition | undefined {
  if (operand.kind === 'call' && operand.name === 'lower' && operand.args[0]) {
    return rebased(operand.args[0], (inner) => rebuild({ ...operand, args: [inner] }));
  }
  if (operand.kind !== 'field' && operand.kind !== 'identity') return undefined;
  const { path } = operand.source;
  const kept = operand.kind === 'identity' ? path.slice(-1) : [];
  const followed = operand.kind === 'identity' ? path.slice(0, -1) : path;
  if (followed.length === 0) return undefined;
  const origin = followed.at(-1)?.object ?? operand.source.origin;
  const source: RecordSource = { variable: VARIABLE, origin, path: kept };
  return { record: { ...operand.source, path: followed }, variable: VARIABLE, condition: rebuild({ ...operand, source }) };
}
