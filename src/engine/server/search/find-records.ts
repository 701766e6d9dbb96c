import type { Context } from '../context.ts';

/** A record whose field contains a text: where the text begins, counted from 1, and how long the field is. Without id: too many. */
export interface FoundRecord {
  readonly record_id: string | null;
  readonly place: number;
  readonly length: number;
}

/** What search entries are kept of a record. */
export type SearchedField = 'name' | 'pinyin' | 'phone' | 'email';

/** What is looked for where. */
export interface Wanted {
  readonly object: string;
  readonly field: SearchedField;
  readonly text: string;
  readonly atMost: number;
  /** Of more than `atMost`, the newest; else any. */
  readonly newest: boolean;
}

/** Records of the workspace whose field contains the text, whoever may see them: the caller narrows them to a scope. */
export function findRecords(ctx: Context, wanted: Wanted): Promise<FoundRecord[]> {
  return ctx.session.query<FoundRecord>({
    name: 'search.find',
    text: 'select record_id, place, length from search_find($1, $2, $3, $4, $5)',
    values: [wanted.object, wanted.field, wanted.text, wanted.atMost, wanted.newest],
  });
}

/** Up to this many records are cheaper to fetch by id than to come upon in the order of a list. */
const fetchedAtMost = 4_000;

/** Ids of all records whose name contains the text; undefined when they are too many, or one or two Latin characters are all there is. */
export async function idsByName(ctx: Context, object: string, text: string): Promise<readonly string[] | undefined> {
  const found = await findRecords(ctx, { object, field: 'name', text, atMost: fetchedAtMost + 1, newest: false });
  const ids = found.flatMap((row) => row.record_id ?? []);
  return found.length > fetchedAtMost || ids.length < found.length ? undefined : ids;
}
