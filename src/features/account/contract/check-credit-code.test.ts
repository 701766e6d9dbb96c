import { expect, test } from 'vitest';
import { completeCreditCode, isCreditCode, normaliseCreditCode } from './check-credit-code.ts';

test.each(['91110000802100433B', '91440300708461136T', '914403001922038216', '91330100799655058B'])('the published code %s is right', (code) => {
  expect(isCreditCode(code)).toBe(true);
});

test.each([
  ['91110000802100433C', 'another check character'],
  ['91110000802100343B', 'two digits swapped'],
  ['9111000080210043', 'too short'],
  ['91110000802100433I', 'a letter that codes never use'],
])('%s is refused: %s', (code) => {
  expect(isCreditCode(code)).toBe(false);
});

test('full-width and spaced spelling is the same code', () => {
  expect(normaliseCreditCode(' ９１１１0000 8021 00433b ')).toBe('91110000802100433B');
});

test('seventeen characters determine the last one', () => {
  expect(completeCreditCode('91110000802100433')).toBe('91110000802100433B');
});
