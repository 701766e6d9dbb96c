import { expect, test } from 'vitest';
import { field } from '../objects/fields.ts';
import { defineObject } from '../objects/object.ts';
import { fillTemplate } from './fill-template.ts';
import { guessMapping } from './guess-mapping.ts';
import { stagePath } from './stage-path.ts';

const deal = defineObject({
  id: 'opportunity',
  plural: 'opportunities',
  label: { zh: '商机', en: 'Deal' },
  labelPlural: { zh: '商机', en: 'Deals' },
  nameField: 'name',
  views: [],
  layout: [],
  writes: 'generic',
  fields: {
    name: field.text({ label: { zh: '名称', en: 'Name' } }),
    owner: field.member({ label: { zh: '负责人', en: 'Owner' }, aliases: ['sales_agent', '业务员'] }),
    amount: field.money({ label: { zh: '金额', en: 'Amount' }, aliases: ['close_value'] }),
    stage: field.choice({ label: { zh: '阶段', en: 'Stage' }, options: [], open: true, aliases: ['deal_stage'] }),
  },
});

test('headers in Chinese and English find their fields, an id finds the key', () => {
  expect(guessMapping(deal, ['opportunity_id', 'sales_agent', 'Deal Stage', 'close_value', 'weather'])).toEqual([
    'external_id',
    'owner',
    'stage',
    'amount',
    null,
  ]);
  expect(guessMapping(deal, ['商机编号', '业务员', '阶段', '金额', ' 名称 '])).toEqual(['external_id', 'owner', 'stage', 'amount', 'name']);
});

test('a field is given to one column only', () => {
  expect(guessMapping(deal, ['业务员', '负责人'])).toEqual([null, 'owner']);
});

const plan = {
  stageDates: [
    { column: 5, stages: ['engaging'] },
    { column: 6, stages: ['won', 'lost'] },
  ],
};
const closing = new Set(['won', 'lost']);

test.each([
  {
    stage: 'won',
    dates: ['2017-01-02', '2017-03-04'],
    path: [
      ['engaging', '2017-01-02'],
      ['won', '2017-03-04'],
    ],
    why: 'engaged, then won',
  },
  { stage: 'engaging', dates: ['2017-01-02', null], path: [['engaging', '2017-01-02']], why: 'still open' },
  { stage: 'prospecting', dates: [null, null], path: [], why: 'no date, no known past' },
  { stage: 'lost', dates: [null, '2017-03-04'], path: [['lost', '2017-03-04']], why: 'only the end is known' },
])('$stage with dates $dates: $why', ({ stage, dates, path }) => {
  expect(stagePath(plan, { stage, dates }, closing)).toEqual(path.map(([name, on]) => ({ stage: name, on })));
});

test.each([
  { template: '{account} · {product}', row: { account: 'Acme', product: 'GTX' }, name: 'Acme · GTX' },
  { template: '{account} · {product}', row: { account: '', product: 'GTX' }, name: 'GTX' },
  { template: '{account} · {product}', row: {}, name: '' },
])('$template with $row is "$name"', ({ template, row, name }) => {
  expect(fillTemplate(template, (key) => new Map(Object.entries(row)).get(key) ?? null)).toBe(name);
});
