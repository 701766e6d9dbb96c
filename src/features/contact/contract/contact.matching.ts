import { declareMatchRules } from '#engine/contract/duplicates/match-rules.ts';

/** A name alone makes no person: a telephone number, an address or the company has to agree as well. */
export const contactMatchRules = declareMatchRules('contact', {
  comparisons: [
    { fields: ['name'], as: 'name', agree: 6, differ: 5, from: 0.8 },
    { fields: ['mobile', 'phone'], as: 'phone', between: 'any', agree: 8, differ: 2, from: 0.9 },
    { fields: ['email'], as: 'email', agree: 9, differ: 2, from: 0.9 },
    { fields: ['wechat'], as: 'exact', agree: 8, differ: 1 },
    { fields: ['account'], as: 'exact', agree: 3, differ: 2 },
    { fields: ['birthday'], as: 'exact', agree: 4, differ: 3 },
    { fields: ['external_id'], as: 'exact', agree: 12, differ: 14 },
  ],
  keys: [
    [{ fields: ['mobile', 'phone'], as: 'phone' }],
    [{ fields: ['email'], as: 'email' }],
    [
      { fields: ['name'], as: 'name' },
      { fields: ['account'], as: 'exact' },
    ],
  ],
  possible: 8,
  certain: 13,
});
