import { SAMPLE_OBJECTS } from '#engine/contract/expression/sample-schema.given.ts';
import type { ExprKind, ExprObject } from '#engine/contract/expression/schema.ts';

/** A source of choices: gives a whole number from 0 to `most`. */
export type Dice = (most: number) => number;
/** Kinds of parts the generator writes. */
export type Group = 'number' | 'integer' | 'text' | 'money' | 'date' | 'instant' | 'duration' | 'id' | 'boolean';

/** What a random part can talk about. */
export interface Sight {
  readonly dice: Dice;
  /** Records in sight: how they are written (empty for the one asked about) and their object. */
  readonly records: readonly { readonly prefix: string; readonly object: string }[];
}

const KINDS: Readonly<Record<Group, readonly ExprKind[]>> = {
  number: ['integer', 'decimal', 'percent'],
  integer: ['integer'],
  text: ['text', 'choice'],
  money: ['money'],
  date: ['date'],
  instant: ['instant'],
  duration: [],
  id: [],
  boolean: ['boolean'],
};

/** A field of a record in sight, or of one it refers to, that has the wanted type. */
export function fieldOr(s: Sight, group: Group, otherwise: () => string): string {
  if (s.dice(2) === 0) return otherwise();
  const { object, dot } = followed(s, pickRecord(s), s.dice(2));
  const fields = [...object.fields.values()].filter((field) => KINDS[group].includes(field.type.kind));
  return fields.length === 0 ? otherwise() : `${dot}${pick(s, fields).name}`;
}

/** A reference or id of a record in sight. */
export function reference(s: Sight): string {
  const { object, dot } = followed(s, pickRecord(s), s.dice(1));
  const names = [...object.references.keys()];
  return names.length === 0 ? `${dot}id` : `${dot}${pick(s, names)}`;
}

/** A record and how it is written before a dot. */
interface Place {
  readonly object: ExprObject;
  readonly dot: string;
}

/** One of the records in sight. */
export function pickRecord(s: Sight): Place {
  const record = pick(s, s.records);
  return { object: objectOf(record.object), dot: record.prefix === '' ? '' : `${record.prefix}.` };
}

function followed(s: Sight, place: Place, steps: number): Place {
  const references = [...place.object.references];
  if (steps === 0 || references.length === 0) return place;
  const [name, target] = pick(s, references);
  return followed(s, { object: objectOf(target.object), dot: `${place.dot}${name}.` }, steps - 1);
}

/** An object of the small world. */
export function objectOf(name: string): ExprObject {
  const object = SAMPLE_OBJECTS.find((each) => each.name === name);
  if (!object) throw new Error(`no object ${name}`);
  return object;
}

/** One of these, by the dice. */
export function pick<T>(s: Sight, items: readonly T[]): T {
  const item = items[s.dice(items.length - 1)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
