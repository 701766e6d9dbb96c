import { expect, test } from 'vitest';
import type { Field } from '#engine/contract/objects/fields.ts';
import { dayOfValue, movedTo, valueOnDay, withinDays } from './day-values.ts';

const label = { zh: '时间', en: 'Time' };
const date: Field = { kind: 'date', label };
const moment: Field = { kind: 'datetime', label };
const zone = 'Asia/Shanghai';

test('a moment carried to another day keeps its clock time in the workspace’s zone', () => {
  expect(movedTo(moment, '2026-11-19T17:30:00.000Z', '2026-11-25', zone)).toBe('2026-11-24T17:30:00.000Z');
  expect(dayOfValue('2026-11-19T17:30:00.000Z', zone)).toBe('2026-11-20');
});

test('a date carried to another day is that day', () => {
  expect(movedTo(date, '2026-11-19', '2026-11-25', zone)).toBe('2026-11-25');
});

test('a new record on a day begins at nine', () => {
  expect(valueOnDay(moment, '2026-11-25', zone)).toBe('2026-11-25T01:00:00.000Z');
});

test('the days of moments begin at midnight of the workspace and end before the next', () => {
  expect(withinDays('at', moment, '2026-11-25', '2026-11-25', zone).map((each) => each.value)).toEqual([
    '2026-11-24T16:00:00.000Z',
    '2026-11-25T15:59:59.999Z',
  ]);
  expect(withinDays('close_date', date, '2026-11-25', undefined, zone)).toEqual([{ field: 'close_date', op: 'gte', value: '2026-11-25' }]);
});
