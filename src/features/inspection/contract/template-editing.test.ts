import { expect, test } from 'vitest';
import { compareDefinitions } from './compare-definitions.ts';
import { freeId, moveItem, moveSection, putItem, putSection, removeItem, removeSection } from './edit-definition.ts';
import { readyTemplate } from './ready-items.ts';
import { TemplateDefinition } from './template.ts';

const idsIn = (definition: TemplateDefinition, section: string) => definition.items.filter((item) => item.section === section).map((item) => item.id);

test('an item moves within its section only, and not past its ends', () => {
  const [first = '', second = ''] = idsIn(readyTemplate, 'data');
  const moved = moveItem(readyTemplate, second, -1);
  expect(idsIn(moved, 'data').slice(0, 2)).toEqual([second, first]);
  expect(idsIn(moved, 'process')).toEqual(idsIn(readyTemplate, 'process'));
  expect(moveItem(readyTemplate, first, -1)).toBe(readyTemplate);
});

test('a section goes with its items, and the last one stays', () => {
  const without = removeSection(readyTemplate, 'data');
  expect(idsIn(without, 'data')).toEqual([]);
  expect(TemplateDefinition.safeParse(without).success).toBe(true);
  const one = { ...readyTemplate, sections: readyTemplate.sections.slice(0, 1) };
  expect(removeSection(one, one.sections[0]?.id ?? '')).toBe(one);
  expect(moveSection(readyTemplate, 'data', -1).sections[0]?.id).toBe('data');
});

test('a new id is free even after others were removed', () => {
  expect(freeId('item', [{ id: 'item_2' }])).toBe('item_3');
  expect(freeId('item', [])).toBe('item_1');
});

test('differences name what was added, removed and changed, with before and after', () => {
  const [item] = readyTemplate.items;
  const [, section] = readyTemplate.sections;
  if (item?.kind !== 'rule' || !section) throw new Error('the ready template begins with a rule and has two sections');
  const changed = putSection(putItem(readyTemplate, { ...item, allowedShare: '12.5' }), { ...section, minimum: 70 });
  const added = putItem(removeItem(changed, 'open_has_account'), { ...item, id: 'item_99' });
  expect(compareDefinitions(readyTemplate, { ...added, passMark: 80 })).toMatchObject([
    { what: 'definition', fields: [{ name: 'passMark', from: '75', to: '80' }] },
    { what: 'section', kind: 'changed', fields: [{ name: 'minimum', from: '60', to: '70' }] },
    { what: 'item', kind: 'changed', label: item.label, fields: [{ name: 'allowedShare', from: '0', to: '12.5' }] },
    { what: 'item', kind: 'added' },
    { what: 'item', kind: 'removed' },
  ]);
  expect(compareDefinitions(readyTemplate, readyTemplate)).toEqual([]);
});
