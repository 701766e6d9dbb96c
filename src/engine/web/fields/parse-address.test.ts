import { expect, test } from 'vitest';
import { loadDivisions } from './china-divisions.ts';
import { parseAddress } from './parse-address.ts';

const provinces = await loadDivisions();

test.each([
  { text: '江苏省苏州市昆山市前进东路88号', read: { province: '江苏省', city: '苏州市', district: '昆山市', detail: '前进东路88号' } },
  { text: '地址：中国 江苏 苏州 工业园区星湖街328号', read: { province: '江苏省', city: '苏州市', detail: '工业园区星湖街328号' } },
  { text: '苏州市吴中区木渎镇', read: { province: '江苏省', city: '苏州市', district: '吴中区', detail: '木渎镇' } },
  { text: '北京市朝阳区建国路1号', read: { province: '北京市', city: '北京市', district: '朝阳区', detail: '建国路1号' } },
  { text: '上海浦东新区张江路', read: { province: '上海市', city: '上海市', district: '浦东新区', detail: '张江路' } },
  { text: '广西南宁市青秀区民族大道', read: { province: '广西壮族自治区', city: '南宁市', district: '青秀区', detail: '民族大道' } },
])('$text is split', ({ text, read }) => expect(parseAddress(text, provinces)).toMatchObject(read));

test('what begins with no place is left as it is', () => expect(parseAddress('前进东路88号', provinces)).toBeUndefined());
