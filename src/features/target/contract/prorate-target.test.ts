import { expect, test } from 'vitest';
import { prorateTarget } from './prorate-target.ts';
import { targetPeriods } from './target-periods.ts';

const quarter = { from: '2017-04-01', to: '2017-06-30' };

test.each([
  { service: [{ validFrom: '2016-01-01', validTo: null }], value: 91_000n, why: 'in service all along' },
  { service: [{ validFrom: '2017-05-01', validTo: null }], value: 61_000n, why: 'joined on 1 May: 61 of 91 days' },
  { service: [{ validFrom: '2016-01-01', validTo: '2017-05-01' }], value: 30_000n, why: 'left with April: 30 days' },
  {
    service: [
      { validFrom: '2016-01-01', validTo: '2017-05-01' },
      { validFrom: '2017-05-01', validTo: null },
    ],
    value: 91_000n,
    why: 'moved department: no day is lost',
  },
  { service: [{ validFrom: '2017-07-01', validTo: null }], value: 0n, why: 'joined after the period' },
  { service: [], value: 91_000n, why: 'service unknown' },
])('of a target of 91,000 $value counts: $why', ({ service, value }) => {
  expect(prorateTarget(91_000n, quarter, service).value).toBe(value);
});

test('prorating rounds half away from zero', () => {
  expect(prorateTarget(1n, { from: '2017-01-01', to: '2017-01-02' }, [{ validFrom: '2017-01-02', validTo: null }]).value).toBe(1n);
});

test('quarters of a version begin on its first day, whatever day that is', () => {
  expect(targetPeriods({ from: '2011-05-31', to: '2012-05-30' }, 'quarter')).toEqual([
    { from: '2011-05-31', to: '2011-08-30' },
    { from: '2011-08-31', to: '2011-11-29' },
    { from: '2011-11-30', to: '2012-02-28' },
    { from: '2012-02-29', to: '2012-05-30' },
  ]);
});
