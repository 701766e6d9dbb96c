import type { TypedNode } from '../../contract/expression/typed-tree.ts';

/** Texts that the field must contain for the condition to hold; case may be ignored, which only widens. */
export function requiredTexts(node: TypedNode, field: string): string[] {
  if (node.kind === 'and') return [...requiredTexts(node.left, field), ...requiredTexts(node.right, field)];
  if (node.kind === 'compare') {
    if (node.operator !== '==' || node.domain !== 'text') return [];
    return isField(node.left, field) ? constantText(node.right) : isField(node.right, field) ? constantText(node.left) : [];
  }
  if (node.kind !== 'call' || (node.name !== 'text_contains' && node.name !== 'text_starts_with' && node.name !== 'text_ends_with')) return [];
  const [searched, wanted] = node.args;
  return searched && wanted && isField(searched, field) ? constantText(wanted) : [];
}

function isField(node: TypedNode, field: string): boolean {
  if (node.kind === 'call' && node.name === 'lower' && node.args[0]) return isField(node.args[0], field);
  return node.kind === 'field' && node.source.variable === null && node.source.path.length === 0 && node.field.name === field;
}

function constantText(node: TypedNode): string[] {
  if (node.kind === 'call' && node.name === 'lower' && node.args[0]) return constantText(node.args[0]);
  return node.kind === 'constant' && typeof node.value === 'string' && node.value !== '' ? [node.value] : [];
}
