import { expect, test } from 'vitest';
import { divisionOptions, findDivision, loadDivisions } from './china-divisions.ts';

test('a city is found below its province, and a district below its city', async () => {
  const divisions = await loadDivisions();
  const city = findDivision(findDivision(divisions, '江苏省')?.children ?? [], '苏州市');
  expect(city?.children?.map((each) => each.label)).toContain('昆山市');
});

test.each([
  { province: '北京市', district: '海淀区' },
  { province: '重庆市', district: '城口县' },
])('$province is its own city, and all its districts lie below it', async ({ province, district }) => {
  const found = findDivision(await loadDivisions(), province);
  expect(found?.children?.map((each) => each.label)).toEqual([province]);
  expect(found?.children?.[0]?.children?.map((each) => each.label)).toContain(district);
});

test('the short form people write is understood, a single letter is not', async () => {
  const divisions = await loadDivisions();
  expect(findDivision(divisions, '内蒙古')?.label).toBe('内蒙古自治区');
  expect(findDivision(divisions, '江')).toBeUndefined();
});

test('what is written already stays on offer though the list does not know it', () => {
  expect(divisionOptions([{ label: '江苏省' }], '江苏').map((each) => each.value)).toEqual(['江苏', '江苏省']);
  expect(divisionOptions([{ label: '江苏省' }], '江苏省')).toHaveLength(1);
});
