import type { Field } from '#engine/contract/objects/fields.ts';
import type { WebObject } from './object-registry.ts';

/** The choices a board's columns may stand for; the object's own board field first. */
export function boardChoices({ object }: WebObject): readonly string[] {
  const names = namesOf(object.fields, (field) => field.kind === 'choice' && (field.open === true || field.options.length > 1));
  const own = object.boardField;
  return own === undefined ? names : [own, ...names.filter((name) => name !== own)];
}

/** The dates a calendar may go by: vital ones first, those people write before those the system sets. */
export function calendarFields({ object, headerFields }: WebObject): readonly string[] {
  const names = namesOf(object.fields, (field) => field.kind === 'date' || field.kind === 'datetime');
  const rank = (name: string) => (object.fields[name]?.readOnly ? 2 : headerFields.includes(name) ? 0 : 1);
  return [...names.toSorted((left, right) => rank(left) - rank(right)), 'created_at'];
}

/** What lanes of a board and groups may stand for: whom it belongs to, what it refers to, which option it has. */
export function laneFields({ object }: WebObject): readonly string[] {
  const names = namesOf(object.fields, (field) => ['member', 'department', 'choice', 'reference', 'boolean'].includes(field.kind));
  const own = object.ownerField;
  return own === undefined ? names : [own, ...names.filter((name) => name !== own)];
}

function namesOf(fields: Readonly<Record<string, Field>>, fits: (field: Field) => boolean): readonly string[] {
  return Object.entries(fields)
    .filter(([, field]) => fits(field))
    .map(([name]) => name);
}
