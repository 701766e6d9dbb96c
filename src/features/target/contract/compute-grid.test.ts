import { expect, test } from 'vitest';
import { computeGrid, type GridCellInput, type GridRowInput } from './compute-grid.ts';

const cell = (value: string | null, actual: string | null = null, prorated = value): GridCellInput => ({
  id: null,
  value,
  currency: 'CNY',
  computed: null,
  reason: null,
  isLocked: false,
  prorated,
  activeDays: null,
  totalDays: 91,
  actual,
  rows: null,
});
const row = (unit: GridRowInput['unit'], id: string | null, parentId: string | null, cells: GridCellInput[]): GridRowInput => ({
  unit,
  id,
  name: id ?? '公司',
  parentId,
  depth: 0,
  canEdit: true,
  cells,
});

const rows = computeGrid(
  [
    row('company', null, null, [cell('100.00', '50.00')]),
    row('department', 'east', null, [cell('70.00', '50.00')]),
    row('member', 'a', 'east', [cell('50.00', '30.00')]),
    row('member', 'b', 'east', [cell('30.00', '20.00', '15.00')]),
    row('member', 'c', 'east', [cell(null, '0.00')]),
    row('department', 'west', null, [cell(null)]),
    row('member', 'd', 'west', [cell('0.00', '5.00')]),
  ],
  2,
);
const of = (id: string | null) => rows.find((each) => each.id === id)?.cells[0];

test('a department shows that more was handed out than it has to reach', () => {
  expect(of('east')).toMatchObject({ assigned: '80.00', overAssigned: '10.00' });
});

test('the company counts a department without a target of its own by what lies below it', () => {
  expect(of(null)).toMatchObject({ assigned: '70.00', overAssigned: '-30.00' });
});

test('attainment is of the target as it counts after joining and leaving', () => {
  expect(of('b')).toMatchObject({ attainment: '133.33', gap: '5.00' });
});

test.each([
  ['c', 'nothing was set'],
  ['d', 'zero was set on purpose'],
])('attainment of %s is undefined: %s', (id) => {
  expect(of(id)?.attainment).toBeNull();
});

test('an empty cell is not 0 and a cell of 0 is not empty', () => {
  expect(of('west')).toMatchObject({ value: null, assigned: '0.00', overAssigned: null });
  expect(of('d')).toMatchObject({ value: '0.00', gap: '5.00' });
});
