import type { ObjectStorage } from '../fields/object-storage.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import type { Context } from '../context.ts';
import { idsByName } from '../search/find-records.ts';
import { requiredTexts } from '../search/name-texts.ts';

/** The condition that a record's name contains a text; case and full width of letters make no difference. */
export function nameSearchSql(storage: ObjectStorage, alias: string, text: string, parameters: SqlParameters): string {
  return `position(search_fold(${parameters.add(text, 'text')}) in search_fold(${alias}.${storage.object.nameField})) > 0`;
}

/**
 * A condition that loses no record meeting all the others and lets the database go straight to them: their ids, found by the search
 * entries of their names. Undefined when nothing asks for the name, or too many have it.
 */
export async function nameNarrowingSql(
  ctx: Context,
  storage: ObjectStorage,
  asked: { readonly search: string; readonly conditions: readonly TypedExpression[] },
  alias: string,
  parameters: SqlParameters,
): Promise<string | undefined> {
  const { search, nameField, id } = storage.object;
  if (!search) return undefined;
  const texts = [...(asked.search === '' ? [] : [asked.search]), ...asked.conditions.flatMap((typed) => requiredTexts(typed.root, nameField))];
  const longest = texts.toSorted((left, right) => right.length - left.length)[0];
  if (longest === undefined) return undefined;
  const ids = await idsByName(ctx, id, longest);
  return ids === undefined ? undefined : `${alias}.id = any(${parameters.add(ids, 'uuid[]')})`;
}
