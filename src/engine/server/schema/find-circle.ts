import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { FieldRow } from './schema-rows.ts';

type Objects = ReadonlyMap<string, ObjectDefinition>;

/**
 * The way by which look-ups and roll-ups lead back to themselves: `account.a → contact.b → account.a`. Such fields are never there, since
 * each waits for the next; circles through formulas are found where the expression closes them.
 */
export function findCircle(objects: Objects, rows: readonly FieldRow[], row: FieldRow): string | undefined {
  const way: string[] = [];
  let at: FieldRow | undefined = row;
  while (at) {
    const name = `${at.object}.${at.id}`;
    if (way.includes(name)) return way[0] === name ? [...way, name].join(' → ') : undefined;
    way.push(name);
    at = nextOf(objects, rows, at);
  }
  return undefined;
}

function nextOf(objects: Objects, rows: readonly FieldRow[], { object, spec }: FieldRow): FieldRow | undefined {
  const owner = objects.get(object);
  if (spec.kind === 'lookup') {
    const reference = owner?.fields[spec.reference];
    return reference?.kind === 'reference' ? rowOf(rows, reference.object, spec.field) : undefined;
  }
  if (spec.kind !== 'rollup' || spec.of === undefined) return undefined;
  const child = owner?.children?.[spec.children]?.object;
  return child === undefined ? undefined : rowOf(rows, child, spec.of);
}

function rowOf(rows: readonly FieldRow[], object: string, id: string): FieldRow | undefined {
  return rows.find((row) => row.object === object && row.id === id && row.hiddenAt === null);
}
