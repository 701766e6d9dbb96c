import { expect, test } from 'vitest';
import { paceCourse } from './pace-course.ts';

test('what was reached adds up to today and is unknown after; the even course stands still on weekends and ends at the target', () => {
  const course = paceCourse(
    100,
    { from: '2025-11-03', to: '2025-11-09' },
    '2025-11-05',
    new Map([
      ['2025-11-03', 30],
      ['2025-11-05', 5],
    ]),
  );
  expect(course.map((point) => point.reached)).toEqual([30, 30, 35, null, null, null, null]);
  expect(course.map((point) => point.even)).toEqual([20, 40, 60, 80, 100, 100, 100]);
});
