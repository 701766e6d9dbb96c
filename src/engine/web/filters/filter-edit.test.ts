import { expect, test } from 'vitest';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { addAlternative, addTo, isExcludedAt, leavesOf, partsOfTree, removeAt, toggleExcluded, toggleJoint, treeOfParts } from './filter-edit.ts';
import { completeTree } from './filter-parts.ts';

const a: FilterTree = { field: 'a', op: 'is_empty' };
const b: FilterTree = { field: 'b', op: 'is_empty' };
const c: FilterTree = { field: 'c', op: 'is_empty' };

test('an alternative turns a condition into “this or that”, and further ones join it', () => {
  const once = addAlternative({ and: [a, b] }, [0], c);
  expect(once).toEqual({ and: [{ or: [a, c] }, b] });
  expect(addAlternative(once, [0, 1], b)).toEqual({ and: [{ or: [a, c, b] }, b] });
});

test('a group left with one condition becomes that condition, an empty one goes', () => {
  expect(removeAt({ and: [{ or: [a, c] }, b] }, [0, 1])).toEqual({ and: [a, b] });
  expect(removeAt({ and: [a] }, [0])).toEqual({ and: [] });
  expect(removeAt({ and: [{ not: a }, b] }, [0, 0])).toEqual({ and: [b] });
});

test('“and” and “or” change places in a group and in the whole, and the whole survives being kept', () => {
  const any = toggleJoint(treeOfParts([a, b]), []);
  expect(any).toEqual({ or: [a, b] });
  expect(treeOfParts(partsOfTree(any))).toEqual(any);
  expect(partsOfTree(toggleJoint(any, []))).toEqual([a, b]);
});

test('a condition and a group become what must not hold, and hold again', () => {
  const excluded = toggleExcluded({ and: [a, { or: [b, c] }] }, [1]);
  expect(excluded).toEqual({ and: [a, { not: { or: [b, c] } }] });
  expect(toggleExcluded(excluded, [1])).toEqual({ and: [a, { or: [b, c] }] });
  const one = toggleExcluded({ and: [a, b] }, [0]);
  expect(one).toEqual({ and: [{ not: a }, b] });
  expect(isExcludedAt(one, [0, 0])).toBe(true);
  expect(toggleExcluded(one, [0, 0])).toEqual({ and: [a, b] });
  expect(addAlternative(one, [0, 0], c)).toEqual({ and: [{ not: { or: [a, c] } }, b] });
});

test('adding goes to the end of the group meant', () => {
  expect(addTo({ and: [a, { or: [b, c] }] }, [1], a)).toEqual({ and: [a, { or: [b, c, a] }] });
});

test('what is not said to the end is not asked, wherever it stands', () => {
  const open: FilterTree = { field: 'd', op: 'eq' };
  expect(completeTree({ and: [a, { or: [open] }, { not: open }] })).toEqual({ and: [a] });
  expect(completeTree({ and: [open] })).toBeUndefined();
});

test('leaves know where they stand', () => {
  expect(leavesOf({ and: [a, { or: [b, { not: c }] }] }).map((leaf) => leaf.path)).toEqual([[0], [1, 0], [1, 1, 0]]);
});
