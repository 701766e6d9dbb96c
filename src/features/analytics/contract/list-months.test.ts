import { expect, test } from 'vitest';
import { listMonths } from './list-months.ts';

test('months run over the turn of the year, first and last included', () => {
  expect(listMonths({ from: '2016-11-15', to: '2017-02-01' })).toEqual(['2016-11', '2016-12', '2017-01', '2017-02']);
});

test('a stretch of many years keeps its last three', () => {
  const months = listMonths({ from: '2000-01-01', to: '2017-12-31' });
  expect([months.length, months[0], months.at(-1)]).toEqual([36, '2015-01', '2017-12']);
});
