import { expect, test } from 'vitest';
import { field } from '#engine/contract/objects/fields.ts';
import { recordsOf, withRefusals } from './change-plan.ts';
import type { CellChange } from './change-plan.ts';

const name = field.text({ label: { zh: '名称', en: 'Name' } });
const cell = (id: string, path: string, after: string, problem?: string): CellChange => ({
  row: { id, version: 3 },
  path,
  field: name,
  after,
  ...(problem !== undefined && { problem }),
});
const zh = (label: { zh: string }) => label.zh;

test('all cells of one record go to the server together, those that cannot be read do not', () => {
  const changes = [cell('a', 'name', 'x'), cell('a', 'note', 'y'), cell('b', 'name', 'z', 'unread')];
  expect(recordsOf(changes)).toEqual([{ id: 'a', version: 3, values: { name: 'x', note: 'y' } }]);
});

test('a refused field is said of its cell, a refused record of all its cells', () => {
  const changes = [cell('a', 'name', 'x'), cell('a', 'note', 'y'), cell('b', 'name', 'z')];
  const answer = {
    results: [
      { id: 'a', isWritten: false, issues: [{ field: 'name', code: 'too_long', message: { zh: '太长', en: 'Too long' } }] },
      { id: 'b', isWritten: false, issues: [{ code: 'forbidden', message: { zh: '不是你的', en: 'Not yours' } }] },
    ],
  };
  expect(withRefusals(changes, answer, zh).map(({ problem }) => problem)).toEqual(['太长', undefined, '不是你的']);
});

test('what depends on a field that was not given refuses the cell that led there', () => {
  const answer = {
    results: [{ id: 'a', isWritten: false, issues: [{ field: 'lost_reason', code: 'required', message: { zh: '缺原因', en: 'Reason missing' } }] }],
  };
  expect(withRefusals([cell('a', 'stage', 'lost')], answer, zh)[0]?.problem).toBe('缺原因');
});
