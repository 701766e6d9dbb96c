import { expect, test } from 'vitest';
import { openingView } from './opening-view.ts';
import type { OfferedView } from './use-views.ts';

const view = (id: string, op?: 'is_me' | 'in_my_team'): OfferedView => ({
  id,
  label: { zh: id, en: id },
  sort: [],
  columns: [],
  parts: op === undefined ? [] : [{ field: 'owner', op }],
});
const views = [view('mine', 'is_me'), view('team', 'in_my_team'), view('all')];

test.each([
  { who: 'a seller', abilities: [], opens: 'mine' },
  { who: 'a manager', abilities: ['view.share'], opens: 'team' },
  { who: 'an administrator', abilities: ['view.share', 'workspace.manage'], opens: 'all' },
])('$who opens a list on $opens', ({ abilities, opens }) => {
  expect(openingView(views, abilities)?.id).toBe(opens);
});

test('where every view is of one’s own, the first is opened', () => {
  expect(openingView(views.slice(0, 2), ['view.share', 'workspace.manage'])?.id).toBe('mine');
});
