import { expect, test } from 'vitest';
import { draftOfSpec, newDraft, slugOf, specOf } from './field-draft.ts';

const label = { zh: '价格', en: 'Price' };

test('a draft becomes the spec of its kind, without what the kind does not use', () => {
  const draft = {
    ...newDraft('number'),
    label,
    flags: { required: true, unique: false, historic: true, indexed: false, kept: false },
    numbers: { scale: '2', min: '0', max: '' },
  };
  expect(specOf(draft).spec).toEqual({ kind: 'number', label, required: true, historic: true, scale: 2, min: '0' });
});

test('choices get their values from their English names, and keep them afterwards', () => {
  const draft = { ...newDraft('choice'), label, options: [{ value: '', label: { zh: '已损坏', en: 'Out of order' }, colour: 'bad' }] };
  const { spec } = specOf(draft);
  expect(spec).toMatchObject({ options: [{ value: 'out_of_order', colour: 'bad' }] });
  if (!spec) throw new Error('no spec');
  const renamed = draftOfSpec('state', spec).options.map((option) => ({ ...option, label: { zh: '坏', en: 'Broken' } }));
  expect(specOf({ ...draft, options: renamed }).spec).toMatchObject({ options: [{ value: 'out_of_order', label: { en: 'Broken' } }] });
});

test('what is still open is named by its place', () => {
  expect(specOf({ ...newDraft('reference'), label }).missing).toEqual(new Set(['object']));
  expect(specOf({ ...newDraft('text'), label: { zh: '', en: 'x' } }).missing).toEqual(new Set(['label.zh']));
});

test('an id is made of an English name', () => {
  expect(slugOf('Next visit (km)')).toBe('next_visit_km');
});

test('a formula says whether it is kept up to date, and how many digits its number has', () => {
  const draft = newDraft('formula');
  const formula = {
    ...draft,
    label,
    flags: { ...draft.flags, kept: true },
    numbers: { ...draft.numbers, scale: '2' },
    parts: { ...draft.parts, expression: 'amount / 2' },
  };
  const { spec } = specOf(formula);
  expect(spec).toEqual({ kind: 'formula', label, kept: true, expression: 'amount / 2', result: 'number', scale: 2 });
  if (!spec) throw new Error('no spec');
  expect(specOf(draftOfSpec('half', spec)).spec).toEqual(spec);
});
