import { expect, test } from 'vitest';
import { distanceM } from './distance.ts';

test('the way between two places is measured along the earth', () => {
  const bund = { latitude: 31.2397, longitude: 121.4998 };
  expect(distanceM(bund, bund)).toBe(0);
  expect(distanceM(bund, { latitude: 31.2407, longitude: 121.4998 })).toBe(111);
  // Shanghai to Beijing.
  expect(Math.round(distanceM(bund, { latitude: 39.9042, longitude: 116.4074 }) / 1000)).toBeCloseTo(1067, -2);
});
