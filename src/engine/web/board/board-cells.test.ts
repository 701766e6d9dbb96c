import { expect, test } from 'vitest';
import { cellId, columnCondition, laneCondition, readCellId } from './lane-key.ts';
import { restSum } from './rest-sum.ts';

const row = (amount: string | null, currency = 'CNY') => ({ id: 'r', version: 1, amount: amount === null ? null : { amount, currency } });

test('what is not shown of a column is its total less what is shown, to the minor unit', () => {
  expect(restSum({ amount: '160.10', currency: 'CNY' }, [row('100.05'), row(null)], 'amount')).toEqual({ amount: '60.05', currency: 'CNY' });
});

test('a rest is not claimed where a card is in another currency or the column has no total', () => {
  expect(restSum({ amount: '160', currency: 'CNY' }, [row('10', 'USD')], 'amount')).toBeUndefined();
  expect(restSum(null, [row('10')], 'amount')).toBeUndefined();
});

test('a cell’s id carries lane and column, and an empty lane stays empty', () => {
  expect(readCellId(cellId('m1', 'negotiation'))).toEqual({ lane: 'm1', value: 'negotiation' });
  expect(readCellId(cellId(null, 'won'))).toEqual({ lane: null, value: 'won' });
  expect(readCellId('won')).toEqual({ value: 'won' });
});

test('records without an owner are asked for as empty', () => {
  expect(laneCondition('owner', undefined, null)).toEqual({ field: 'owner', op: 'is_empty' });
});

test('lanes look for records without a value too, where the board has a column for them', () => {
  const given = { field: 'state', op: 'in', value: ['running'] };
  expect(columnCondition('state', ['running'])).toEqual(given);
  expect(columnCondition('state', ['running', ''])).toEqual({ or: [given, { field: 'state', op: 'is_empty' }] });
  expect(readCellId(cellId('north', ''))).toEqual({ lane: 'north', value: '' });
});
