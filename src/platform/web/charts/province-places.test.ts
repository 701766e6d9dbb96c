import { expect, test } from 'vitest';
import { provincePlaces, shortProvince } from './province-places.ts';

test('all 34 provinces have a place, and no two the same', () => {
  const places = Object.values(provincePlaces).map(({ column, row }) => `${column}/${row}`);
  expect(places).toHaveLength(34);
  expect(new Set(places).size).toBe(34);
});

test('provinces are known by the names addresses give them', () => {
  expect(['江苏省', '上海市', '内蒙古自治区', '广西壮族自治区', '香港特别行政区', '黑龙江省'].map(shortProvince)).toEqual([
    '江苏',
    '上海',
    '内蒙古',
    '广西',
    '香港',
    '黑龙江',
  ]);
  expect(shortProvince('Bayern')).toBeUndefined();
});
