import { expect, test } from 'vitest';
import { placeSteps } from './place-steps.ts';

test('changes hang on the level reached so far and the end stands on the ground', () => {
  const placed = placeSteps([
    { id: 'target', label: '', value: 4780, text: '', kind: 'start' },
    { id: 'signed', label: '', value: -2215, text: '', kind: 'change' },
    { id: 'commit', label: '', value: -1120, text: '', kind: 'change' },
    { id: 'gap', label: '', value: 1445, text: '', kind: 'end' },
  ]);
  expect(placed.map(({ from, to }) => [from, to])).toEqual([
    [0, 4780],
    [4780, 2565],
    [2565, 1445],
    [0, 1445],
  ]);
});
