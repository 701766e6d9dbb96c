import { expect, test } from 'vitest';
import { computePace, countWorkDays } from './compute-pace.ts';

const october = { from: '2025-10-01', to: '2025-10-31' };

test('the holiday week of October is no work, the days worked in exchange are', () => {
  expect(countWorkDays('2025-10-01', '2025-10-08')).toBe(0);
  expect(countWorkDays('2025-10-09', '2025-10-12')).toBe(3);
});

test('nobody is behind before the first work day, and the whole target is due on the last', () => {
  expect(computePace(180, 0, october, '2025-10-08')).toMatchObject({ passedDays: 0, expected: 0, aheadPoints: 0 });
  expect(computePace(180, 90, october, '2025-11-20')).toMatchObject({ expected: 180, aheadPoints: -50, neededPerDay: null });
});

test('what is missing is spread over the work days left', () => {
  const pace = computePace(180, 80, october, '2025-10-22');
  expect(pace?.neededPerDay).toBeCloseTo(100 / ((pace?.workDays ?? 0) - (pace?.passedDays ?? 0)));
});

test('without a target there is no pace', () => {
  expect(computePace(0, 5, october, '2025-10-22')).toBeUndefined();
});
