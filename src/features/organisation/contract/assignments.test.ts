import { expect, test } from 'vitest';
import { assignmentAt, findOverlap, lastAssignmentAt, wouldManageThemselves } from './assignments.ts';

const first = { id: 'first', validFrom: '2024-01-01', validTo: '2025-01-01' };
const second = { id: 'second', validFrom: '2025-01-01', validTo: null };

test.each([
  { date: '2023-12-31', found: undefined, why: 'before any' },
  { date: '2024-01-01', found: 'first', why: 'its first day' },
  { date: '2024-12-31', found: 'first', why: 'its last day' },
  { date: '2025-01-01', found: 'second', why: 'the end is the first day that no longer counts' },
  { date: '2031-01-01', found: 'second', why: 'open ends hold for ever' },
])('on $date the assignment is $found: $why', ({ date, found }) => expect(assignmentAt([first, second], date)?.id).toBe(found));

test('for somebody who left, the last assignment before the day counts', () => {
  expect(lastAssignmentAt([first], '2026-01-01')?.id).toBe('first');
  expect(lastAssignmentAt([second, first], '2026-01-01')?.id).toBe('second');
  expect(lastAssignmentAt([first], '2020-01-01')).toBeUndefined();
});

test.each([
  { span: { validFrom: '2024-06-01', validTo: '2024-07-01' }, clash: 'first' },
  { span: { validFrom: '2023-01-01', validTo: '2024-01-01' }, clash: undefined },
  { span: { validFrom: '2023-01-01', validTo: '2024-01-02' }, clash: 'first' },
  { span: { validFrom: '2023-01-01', validTo: null }, clash: 'first' },
  { span: { validFrom: '2030-01-01', validTo: null }, clash: 'second' },
])('$span.validFrom to $span.validTo clashes with $clash', ({ span, clash }) => expect(findOverlap([first, second], span)?.id).toBe(clash));

test('nobody may end up as their own superior', () => {
  const managers: Record<string, string> = { lead: 'boss', anna: 'lead' };
  const managerOf = (id: string) => managers[id] ?? null;
  expect(wouldManageThemselves('boss', 'anna', managerOf)).toBe(true);
  expect(wouldManageThemselves('anna', 'boss', managerOf)).toBe(false);
  expect(wouldManageThemselves('anna', 'anna', managerOf)).toBe(true);
});
