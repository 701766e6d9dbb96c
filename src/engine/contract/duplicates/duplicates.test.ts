import { expect, test } from 'vitest';
import { findPairs } from './find-pairs.ts';
import { groupPairs } from './group-pairs.ts';
import { editDistance, jaroWinkler } from './likeness.ts';
import { matchKeysOf } from './match-keys.ts';
import { type ComparisonKind, MatchRules } from './match-rules.ts';
import { normaliseCompany, normaliseDomain, normaliseEmail, normalisePhone } from './normalise.ts';
import { likenessOf, scorePair } from './score-pair.ts';

test.each([
  ['上海云帆科技有限公司', '云帆科技', '上海'],
  ['云帆科技（上海）有限公司', '云帆科技', '上海'],
  ['云帆科技(上海市)股份有限公司', '云帆科技', '上海'],
  ['江苏省苏州市云帆科技集团有限公司', '云帆科技', '江苏'],
  ['云帆科技（中国）有限公司', '云帆科技', ''],
  ['上海银行股份有限公司', '上海银行', ''],
  ['重庆长安汽车股份有限公司', '长安汽车', '重庆'],
  ['ＡＢＣ科技有限公司', 'abc科技', ''],
  ['Acme Co., Ltd.', 'acme', ''],
  ['ACME  GmbH & Co. KG', 'acme', ''],
  ['The Boring Company, Inc.', 'boring', ''],
  ['Siemens Deutschland AG', 'siemens', 'deutschland'],
  ['Group', 'group', ''],
])('the company %s is called %s in %s', (name, core, region) => expect(normaliseCompany(name)).toEqual({ core, region }));

test.each([
  ['+86 138 1234 5678', '13812345678'],
  ['0086-13812345678', '13812345678'],
  ['13812345678', '13812345678'],
  ['021-5566 7788', '2155667788'],
  ['+86 (0)21 5566 7788', '2155667788'],
  ['(021) 55667788 转 801', '2155667788'],
  ['+49 30 123456', '4930123456'],
])('the telephone number %s is %s', (written, digits) => expect(normalisePhone(written)).toBe(digits));

test('mail and web addresses are compared without what makes no difference', () => {
  expect(normaliseEmail(' Min.Wang+crm@Yunfan.CN ')).toBe('min.wang@yunfan.cn');
  expect(normaliseDomain('https://www.Yunfan.cn:443/about?x=1')).toBe('yunfan.cn');
});

test.each([
  ['12345', '12354', 1, 'two digits exchanged are one edit'],
  ['kitten', 'sitting', 3, 'the textbook pair'],
  ['', 'abc', 3, 'everything is inserted'],
])('%s and %s are %d edits apart: %s', (left, right, edits) => expect(editDistance(left, right)).toBe(edits));

test.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['dwayne', 'duane', 0.84],
  ['abc', 'xyz', 0],
])('Jaro–Winkler of %s and %s is %d, as published', (left, right, likeness) => expect(jaroWinkler(left, right)).toBeCloseTo(likeness, 2));

test.each<[ComparisonKind, string, string, number]>([
  ['company', '上海云帆科技有限公司', '云帆科技（上海）股份公司', 1],
  ['company', '上海云帆科技有限公司', '云帆科技', 0.97],
  ['company', '上海云帆科技有限公司', '北京云帆科技有限公司', 0.84],
  ['company', '上海银行', '北京银行', 0.5],
  ['name', '张伟', '章伟', 0.9],
  ['name', 'Kayla Berry', 'kayla  berry', 1],
  ['phone', '5566 7788', '021-55667788', 0.97],
  ['phone', '13812345678', '13812345687', 10 / 11],
  ['exact', 'Ａ-1', 'a 1', 1],
  ['exact', 'a1', 'a2', 0],
  ['digits', '19080712', '19080721', 0.875],
])('as %s, %s and %s are alike by %d', (as, left, right, likeness) => expect(likenessOf(as, left, right)).toBeCloseTo(likeness, 5));

const rules = MatchRules.parse({
  comparisons: [
    { fields: ['name'], as: 'name', agree: 6, differ: 4 },
    { fields: ['mobile', 'phone'], as: 'phone', between: 'any', agree: 8, differ: 2 },
  ],
  keys: [[{ fields: ['mobile', 'phone'], as: 'phone' }], [{ fields: ['name'], as: 'name' }]],
  possible: 5,
  certain: 12,
});

test.each([
  { left: { name: '王敏', mobile: '138 1234 5678' }, right: { name: '王敏', phone: '+8613812345678' }, verdict: 'certain', confidence: 98 },
  { left: { name: '王敏', mobile: '138 1234 5678' }, right: { name: '王敏' }, verdict: 'possible', confidence: 60 },
  { left: { name: '王敏', mobile: '138 1234 5678' }, right: { name: '王敏', mobile: '13911112222' }, verdict: 'different', confidence: 40 },
  { left: {}, right: { name: '王敏' }, verdict: 'different', confidence: 11 },
])('$left and $right are $verdict', ({ left, right, verdict, confidence }) =>
  expect(scorePair(rules, left, right)).toMatchObject({ verdict, confidence }),
);

test('exchanged names count nearly as much as names in their place', () => {
  const exchanged = MatchRules.parse({ ...rules, comparisons: [{ fields: ['given', 'family'], as: 'name', agree: 6, differ: 4 }] });
  expect(scorePair(exchanged, { given: 'Kayla', family: 'Berry' }, { given: 'Berry', family: 'Kayla' })).toMatchObject({ points: 11 });
});

test('records that share a key are compared, however it is written; empty fields make no key', () => {
  expect(matchKeysOf(rules, { name: '王敏', mobile: '138-1234-5678', phone: '13812345678' })).toEqual(['0|12345678', '1|wangmin']);
  expect(matchKeysOf(rules, { name: null })).toEqual([]);
});

test('pairs that share a record come into one group, as sure as its weakest pair', () => {
  const records = [
    { id: 'a', name: '王敏', mobile: '13812345678' },
    { id: 'b', name: '王敏', mobile: '13812345678' },
    { id: 'c', name: '王敏' },
    { id: 'd', name: '李雷', mobile: '13700000000' },
  ];
  const groups = groupPairs(findPairs(rules, records));
  expect(groups).toMatchObject([{ ids: ['a', 'b', 'c'], confidence: 60 }]);
});
