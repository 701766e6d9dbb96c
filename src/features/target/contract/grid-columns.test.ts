import { expect, test } from 'vitest';
import { gridColumns } from './grid-columns.ts';
import { targetPeriods } from './target-periods.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };

test('months stand below their quarter, and only an open quarter shows them', () => {
  const columns = gridColumns(targetPeriods(year, 'month'), 'month', new Set(['q3']));
  expect(columns.map((column) => column.id)).toEqual(['q0', 'q1', 'q2', 'q3', 'p9', 'p10', 'p11']);
  expect(columns[0]).toMatchObject({ kind: 'sum', periods: [0, 1, 2], label: { as: 'quarter', quarter: 1, months: [1, 3] } });
  expect(columns.at(-1)).toMatchObject({ kind: 'period', at: 11, label: { as: 'month', month: 12 } });
});

test('quarters that begin on 31 May are named by their dates', () => {
  const columns = gridColumns(targetPeriods({ from: '2011-05-31', to: '2012-05-30' }, 'quarter'), 'quarter', new Set());
  expect(columns.map((column) => column.label.as)).toEqual(['dates', 'dates', 'dates', 'dates']);
});
