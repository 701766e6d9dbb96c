import { expect, test } from 'vitest';
import { field } from '#engine/contract/objects/fields.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { isSame, placePasted, readPlaced } from './plan-paste.ts';

const label = { zh: '字段', en: 'Field' };
const fields: Record<string, Field> = {
  name: field.text({ label }),
  amount: field.money({ label }),
  owner: field.member({ label }),
  total: field.number({ label, scale: 0, readOnly: true }),
};
const rows = [
  { id: 'a', version: 1, name: '甲' },
  { id: 'b', version: 1, name: '乙' },
];
const place = (cells: string[][], at: { top: number; left: number; bottom?: number; right?: number }) =>
  placePasted({
    cells,
    at: { bottom: at.top, right: at.left, ...at },
    columnIds: Object.keys(fields),
    rowAt: (index) => rows[index],
    fieldOf: (id) => fields[id],
    canEdit: (_, id) => id !== 'total',
  });
const words = {
  readOnly: '不能改',
  unread: (text: string) => `读不懂 ${text}`,
  notFound: (text: string) => `没有 ${text}`,
  ambiguous: (text: string, count: number) => `${count} 个 ${text}`,
};
const people = new Map([
  ['王敏', [{ id: 'w', name: '王敏' }]],
  ['李强', ['l1', 'l2'].map((id) => ({ id, name: '李强' }))],
]);
const read = (cells: ReturnType<typeof place>['cells']) =>
  readPlaced(cells, {
    setting: { locale: 'zh', currency: 'CNY', timeZone: 'Asia/Shanghai' },
    now: new Date(),
    words,
    lookUp: async () => people,
  });

test('a block goes cell by cell from where the cursor stands; what is below or beside the table is left out', () => {
  const { cells, beyond } = place(
    [
      ['x', '1'],
      ['y', '2'],
      ['z', '3'],
    ],
    { top: 1, left: 0 },
  );
  expect(cells.map(({ row, path, text }) => [row.id, path, text])).toEqual([
    ['b', 'name', 'x'],
    ['b', 'amount', '1'],
  ]);
  expect(beyond).toBe(2);
  expect(place([['p', 'q']], { top: 0, left: 3 }).cells).toHaveLength(1);
});

test('one copied cell fills the drawn block', () => {
  const { cells } = place([['x']], { top: 0, left: 0, bottom: 1, right: 0 });
  expect(cells.map(({ row, text }) => [row.id, text])).toEqual([
    ['a', 'x'],
    ['b', 'x'],
  ]);
});

test('each cell is read as its field means it, and says why it cannot', async () => {
  const { cells } = place(
    [
      ['甲', '3万', '王敏', '5'],
      ['乙', '很多', '李强', ''],
    ],
    { top: 0, left: 0 },
  );
  const changes = await read(cells);
  expect(changes.map(({ path, after, problem }) => [path, problem ?? after])).toEqual([
    ['name', '甲'],
    ['amount', { amount: '30000', currency: 'CNY' }],
    ['owner', 'w'],
    ['total', '不能改'],
    ['name', '乙'],
    ['amount', '读不懂 很多'],
    ['owner', '2 个 李强'],
    ['total', '不能改'],
  ]);
});

test('the same amount written otherwise is no change', () => {
  const row = { id: 'a', version: 1, amount: { amount: '30000.00', currency: 'CNY' } };
  expect(isSame({ row, path: 'amount', field: fields['amount'] ?? field.text({ label }), after: { amount: '30000', currency: 'CNY' } })).toBe(true);
  expect(isSame({ row, path: 'amount', field: fields['amount'] ?? field.text({ label }), after: null })).toBe(false);
});
