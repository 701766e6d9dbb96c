import { treeOfFilter } from '#engine/contract/expression/filter-to-tree.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { parseExpression } from '#engine/contract/expression/parse-expression.ts';
import { printExpression } from '#engine/contract/expression/print-expression.ts';
import { filterOfTree } from '#engine/contract/expression/tree-to-filter.ts';
import { isComplete, isCondition, partsOfExpression } from '../filters/filter-parts.ts';

/** Conditions one below the other, joined by one word. */
export interface Sentence {
  readonly join: 'and' | 'or';
  readonly rows: readonly FilterTree[];
}

/** An expression as a sentence; a part that clicking cannot say stays as it is written. Undefined while it cannot be read. */
export function readSentence(text: string): (Sentence & { readonly isClickable: boolean }) | undefined {
  if (text.trim() === '') return { join: 'and', rows: [], isClickable: true };
  const parsed = parseExpression(text);
  if (!parsed.ok) return undefined;
  const whole = filterOfTree(parsed.tree);
  if (whole && 'or' in whole && whole.or.length > 0 && whole.or.every(isCondition)) return { join: 'or', rows: whole.or, isClickable: true };
  const rows = partsOfExpression(text);
  return { join: 'and', rows, isClickable: rows.every(isCondition) };
}

/** The expression a sentence means; rows that say too little are left out. */
export function printSentence({ join, rows }: Sentence): string {
  const complete = rows.filter((row) => !isCondition(row) || isComplete(row));
  if (complete.length === 0) return '';
  const tree = treeOfFilter(join === 'and' ? { and: [...complete] } : { or: [...complete] });
  return tree.ok ? printExpression(tree.tree) : '';
}
