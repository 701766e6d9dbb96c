import { expect, test } from 'vitest';
import { exportTargets } from './export-targets.ts';
import { readSheetText } from './read-sheet-text.ts';
import type { GridCell, TargetGrid } from './target.routes.ts';

test('a pasted sheet becomes CSV, with amounts that hold commas kept whole', () => {
  expect(readSheetText('成员\t期间\t目标\r\n王敏\t2026-Q1\t1,800,000')).toBe('成员,期间,目标\n王敏,2026-Q1,"1,800,000"');
});

test('CSV stays as it is', () => {
  expect(readSheetText('who,period,target\nA,2026,1')).toBe('who,period,target\nA,2026,1');
});

const cell = (value: string | null): GridCell => ({
  id: null,
  value,
  currency: 'CNY',
  computed: null,
  reason: null,
  isLocked: false,
  prorated: value,
  activeDays: null,
  totalDays: 90,
  assigned: null,
  overAssigned: null,
  actual: '5',
  attainment: null,
  gap: null,
  rows: null,
});

test('an exported grid holds empty cells of people as empty, and no name can run as a formula', () => {
  const row = { unit: 'member' as const, id: 'a', parentId: null, depth: 1, can: { edit: true } };
  const grid: TargetGrid = {
    version: {
      id: 'v',
      version: 1,
      name: 'x',
      from: '2026-01-01',
      to: '2026-06-30',
      grain: 'quarter',
      status: 'draft',
      prorates: true,
      reason: null,
      replaces: null,
      can: { edit: true, approve: true, revise: false },
    },
    metric: { id: 'won_amount', label: { zh: '', en: '' }, unit: 'money', isMoney: true },
    level: 'target',
    currency: 'CNY',
    asOf: '2026-01-01T00:00:00Z',
    periods: [
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2026-04-01', to: '2026-06-30' },
    ],
    rows: [{ ...row, name: '=cmd', cells: [cell('100.00'), cell(null)], total: cell('100.00') }],
  };
  expect(exportTargets(grid).split('\r\n').slice(1)).toEqual(["'=cmd,2026-01-01,2026-03-31,100.00,CNY,5,", "'=cmd,2026-04-01,2026-06-30,,CNY,5,"]);
});
