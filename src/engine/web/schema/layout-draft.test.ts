import { expect, test } from 'vitest';
import { type LayoutDraft, placeField, shelfId, stepField } from './layout-draft.ts';

const label = { zh: '', en: '' };
const draft: LayoutDraft = {
  sections: [
    { id: 'a', label, columns: 2, visibleWhen: '', fields: ['name', 'owner', 'price'] },
    { id: 'b', label, columns: 1, visibleWhen: '', fields: ['note'] },
  ],
  shelf: ['code'],
};
const shape = (next: LayoutDraft) => [...next.sections.map((section) => section.fields.join()), next.shelf.join()];

test('a field is dragged before another one, from the shelf too', () => {
  expect(shape(placeField(draft, 'code', 'a', 'owner'))).toEqual(['name,code,owner,price', 'note', '']);
  expect(shape(placeField(draft, 'price', 'b'))).toEqual(['name,owner', 'note,price', 'code']);
});

test.each([
  ['ArrowDown', 'name', ['owner,name,price', 'note', 'code']],
  ['ArrowDown', 'price', ['name,owner,price', 'note', 'code']],
  ['ArrowUp', 'price', ['name,price,owner', 'note', 'code']],
  ['ArrowRight', 'owner', ['name,price', 'note,owner', 'code']],
  ['ArrowRight', 'code', ['name,owner,price,code', 'note', '']],
  ['Delete', 'note', ['name,owner,price', '', 'code,note']],
])('%s moves %s by one step', (key, field, wanted) => {
  expect(shape(stepField(draft, field, key))).toEqual(wanted);
  expect(shelfId in draft).toBe(true);
});
