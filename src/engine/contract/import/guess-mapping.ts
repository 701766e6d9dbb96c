import type { Label } from '#platform/contract/label.ts';
import type { Field } from '../objects/fields.ts';

/** What a file's columns are matched with: an object, or another kind of file. */
export interface MappingTarget {
  readonly id: string;
  readonly label: Label;
  readonly fields: Readonly<Record<string, Field>>;
}

/** Headers that mean the key of the other system. */
const keyHeaders = ['id', 'external_id', 'external id', 'external_id__c', '编号', '外部编号', '外部id', '记录id', 'record id'];

/**
 * Guesses the field of each column from Chinese or English headers: by the field's id, its labels and the headers other
 * systems use for it. A field is given to one column only, the first that fits best.
 */
export function guessMapping(object: MappingTarget, headers: readonly string[]): (string | null)[] {
  const taken = new Set<string>();
  const guesses: (string | null)[] = headers.map(() => null);
  for (const isFit of [isExact, isAlias, isKey]) {
    for (const [index, header] of headers.entries()) {
      if (guesses[index] !== null) continue;
      const field = candidates(object).find((name) => !taken.has(name) && isFit(object, name, plainHeader(header)));
      if (!field) continue;
      guesses[index] = field;
      taken.add(field);
    }
  }
  return guesses;
}

/** Fields a file may fill. */
export function candidates(object: MappingTarget): string[] {
  return ['external_id', ...Object.keys(object.fields).filter((name) => object.fields[name]?.kind !== 'formula')];
}

function isExact(object: MappingTarget, name: string, header: string): boolean {
  const field = object.fields[name];
  return header === plainHeader(name) || (field !== undefined && (header === plainHeader(field.label.zh) || header === plainHeader(field.label.en)));
}

function isAlias(object: MappingTarget, name: string, header: string): boolean {
  return object.fields[name]?.aliases?.some((alias) => plainHeader(alias) === header) ?? false;
}

function isKey(object: MappingTarget, name: string, header: string): boolean {
  if (name !== 'external_id') return false;
  return (
    keyHeaders.map(plainHeader).includes(header) || header === plainHeader(`${object.id}_id`) || header === plainHeader(`${object.label.zh}编号`)
  );
}

/** Case, spaces, underscores and full-width forms do not matter in a header. */
export function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-:*（）()]+/g, '');
}
