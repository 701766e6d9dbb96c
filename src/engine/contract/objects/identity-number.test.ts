import { expect, test } from 'vitest';
import { isResidentId, normaliseIdentityNumber } from './identity-number.ts';

test.each(['11010519491231002X', '440524188001010014'])('the published example %s is right', (number) => {
  expect(isResidentId(number)).toBe(true);
});

test.each([
  ['110105194912310021', 'another check character'],
  ['11010519491331002X', 'a month that does not exist'],
  ['110105194912310', 'the fifteen digits of long ago'],
  ['01010519491231002X', 'no province begins with 0'],
  ['11010519491231002x', 'not as it is stored'],
])('%s is refused: %s', (number) => {
  expect(isResidentId(number)).toBe(false);
});

test('spaces, full width and a small x are the same number', () => {
  expect(normaliseIdentityNumber(' １１０１０５ 19491231 002x ')).toBe('11010519491231002X');
});
