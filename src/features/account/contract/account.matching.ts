import { declareMatchRules } from '#engine/contract/duplicates/match-rules.ts';

/** Two accounts with the same name in the same region are one company; an id of another system, a telephone and a website speak for or against it. */
export const accountMatchRules = declareMatchRules('account', {
  comparisons: [
    { fields: ['name'], as: 'company', agree: 12, differ: 8, from: 0.8 },
    { fields: ['phone'], as: 'phone', agree: 5, differ: 0.5, from: 0.9 },
    { fields: ['website'], as: 'domain', agree: 5, differ: 1 },
    { fields: ['external_id'], as: 'exact', agree: 12, differ: 14 },
    { fields: ['credit_code'], as: 'exact', agree: 12, differ: 14 },
  ],
  keys: [
    [{ fields: ['name'], as: 'company' }],
    [{ fields: ['name'], as: 'company', start: 8 }],
    [{ fields: ['phone'], as: 'phone' }],
    [{ fields: ['website'], as: 'domain' }],
  ],
  possible: 7,
  certain: 12,
});
