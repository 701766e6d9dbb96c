import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MatchRules, MatchRules as Rules } from './match-rules.ts';
import { createSketcher } from './record-sketch.ts';
import { scorePair } from './score-pair.ts';

const rules: MatchRules = Rules.parse({
  comparisons: [
    { fields: ['name'], as: 'company', agree: 12, differ: 8, from: 0.8 },
    { fields: ['person'], as: 'name', agree: 6, differ: 5, from: 0.8 },
    { fields: ['phone'], as: 'phone', agree: 5, differ: 0.5, from: 0.9 },
    { fields: ['mobile', 'phone'], as: 'phone', between: 'any', agree: 1, differ: 0.5, from: 0.9 },
    { fields: ['email'], as: 'email', agree: 4, differ: 2, from: 0.7 },
    { fields: ['website'], as: 'domain', agree: 5, differ: 1 },
    { fields: ['code'], as: 'digits', agree: 3, differ: 2, from: 0.5 },
    { fields: ['note'], as: 'text', agree: 3, differ: 2, from: 0.5 },
    { fields: ['external_id'], as: 'exact', agree: 12, differ: 14 },
  ],
  keys: [[{ fields: ['name'], as: 'company' }]],
  possible: 7,
  certain: 12,
});

const letters = (characters: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...characters), maxLength });
const record = fc.record(
  {
    name: fc.oneof(letters('青山云海机电有限公司（上海）12', 14), letters('acme co.LTD &é', 14)),
    person: letters('王敏闽 lia', 5),
    phone: letters('+8610-1234 ', 14),
    mobile: letters('138', 11),
    email: letters('ab@.+', 10),
    website: letters('ab./:w', 10),
    code: letters('12-x', 8),
    note: letters('甲乙 ab', 300),
    external_id: letters('ab', 3),
  },
  { requiredKeys: ['name'] },
);
/** Two of their own, or one written a little differently. */
const pair = fc.oneof(
  fc.tuple(record, record),
  fc
    .tuple(record, record)
    .map(([one, other]) => [one, { ...one, ...(Object.keys(other).length % 2 === 0 ? { phone: other.phone } : { name: other.name }) }] as const),
  record.map((one) => [one, { ...one, name: `${one.name.slice(1)}厂`, external_id: undefined }] as const),
);

test('a pair that scores is never passed over, whatever the values', () => {
  const sketcher = createSketcher(rules);
  let passedOver = 0;
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const may = sketcher.mayMatch(sketcher.of(one), sketcher.of(other));
      if (!may) passedOver += 1;
      return may || scorePair(rules, one, other).verdict === 'different';
    }),
    { numRuns: 3_000 },
  );
  expect(passedOver).toBeGreaterThan(500);
});

test('companies that only begin alike are told apart without being read', () => {
  const sketcher = createSketcher(rules);
  const of = (name: string) => sketcher.of({ name });
  expect(sketcher.mayMatch(of('上海云帆科技有限公司'), of('上海云帆餐饮管理有限公司'))).toBe(false);
  expect(sketcher.mayMatch(of('上海云帆科技有限公司'), of('云帆科技（上海）'))).toBe(true);
});

test('what was sketched by other rules, or may change by itself, always may match', () => {
  const sketcher = createSketcher(rules);
  const other = createSketcher({ ...rules, comparisons: rules.comparisons.slice(1) });
  expect(sketcher.mayMatch(sketcher.of({ name: '甲' }), other.of({ name: '乙' }))).toBe(true);
  const unsteady = createSketcher(rules, () => false);
  expect(unsteady.mayMatch(unsteady.of({ name: '甲乙丙丁' }), unsteady.of({ name: '子丑寅卯' }))).toBe(true);
});
