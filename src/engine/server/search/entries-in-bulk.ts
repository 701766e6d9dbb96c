import { mapInSlices } from '#platform/server/flow/map-in-slices.ts';
import { together } from '#platform/server/flow/together.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context, WorkspaceSettings } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { entryGrams } from './entry-grams.ts';
import { folded, knownReadings, pinyinText } from './pinyin-text.ts';

/** From so many records on, their search entries are made as one set: a trigger for each costs several times as much. */
export const bulkSize = 100;

interface Named {
  readonly id: string;
  readonly after: Readonly<Record<string, FieldValue>>;
}

/** Does the writing without the triggers of search, then makes the entries of the new records as the triggers would have. */
export async function addingEntries(ctx: Context, storage: ObjectStorage, drafts: readonly Named[], write: () => Promise<void>): Promise<void> {
  const { search } = storage.object;
  if (!search || drafts.length < bulkSize) return write();
  // While the database writes the records, the program makes their entries.
  await together(withoutTriggers(ctx, write), addMade(ctx, storage, drafts));
}

async function addMade(ctx: Context, storage: ObjectStorage, drafts: readonly Named[]): Promise<void> {
  const entries = await entriesOf(ctx, storage, drafts);
  await ctx.session.query({ name: 'search.add_made', text: 'select search_add_made($1, $2)', values: [storage.table, JSON.stringify(entries)] });
}

/** Does the deleting without the triggers of search, and removes the entries of the records as one set. */
export async function removingEntries(ctx: Context, storage: ObjectStorage, ids: readonly string[], remove: () => Promise<void>): Promise<void> {
  if (!storage.object.search || ids.length < bulkSize) return remove();
  await withoutTriggers(ctx, remove);
  await ctx.session.query({ name: 'search.remove', text: 'select search_remove($1, $2)', values: [storage.table, ids] });
}

/** Until the work is done or the transaction ends, whichever is first. */
async function withoutTriggers(ctx: Context, work: () => Promise<void>): Promise<void> {
  const set = (value: string) => ctx.session.query({ name: 'search.bulk', text: "select set_config('app.bulk', $1, true)", values: [value] });
  await Promise.all([set('on'), work()]);
  await set('off');
}

interface Entry {
  readonly field: string;
  readonly id: string;
  readonly text: string;
  /** Of names: whose record it is. */
  readonly owner?: FieldValue | undefined;
  /** As the database writes an array: reading that costs it a fifth less than an array within JSON. */
  readonly grams: string;
}

async function entriesOf(ctx: Context, { object, table }: ObjectStorage, drafts: readonly Named[]): Promise<Entry[]> {
  const salts = await saltsOf(ctx, table);
  const { phones = [], emails = [], pinyin } = object.search ?? {};
  const readings = pinyin === false ? undefined : await knownReadings(ctx);
  const joined = (draft: Named, names: readonly string[], write: (text: string) => string): string =>
    names.flatMap((name) => (typeof draft.after[name] === 'string' ? write(draft.after[name]) : [])).join(' ');
  const entries = await mapInSlices(drafts, (draft) => {
    const name = draft.after[object.nameField];
    const text = typeof name === 'string' ? name : '';
    const owner = object.ownerField === undefined ? null : draft.after[object.ownerField];
    return [
      { field: 'name', id: draft.id, text: folded(text), owner },
      ...(readings ? [{ field: 'pinyin', id: draft.id, text: pinyinText(readings, text) }] : []),
      ...(phones.length > 0 ? [{ field: 'phone', id: draft.id, text: joined(draft, phones, (phone) => phone.replaceAll(/[^0-9]/g, '')) }] : []),
      ...(emails.length > 0 ? [{ field: 'email', id: draft.id, text: joined(draft, emails, folded) }] : []),
    ]
      .filter((entry) => entry.text !== '')
      .map((entry) => ({ ...entry, grams: `{${entryGrams(salts.get(entry.field) ?? 0n, entry.field, entry.text).join(',')}}` }));
  });
  return entries.flat();
}

const known = new WeakMap<WorkspaceSettings, Map<string, ReadonlyMap<string, bigint>>>();

/** What keeps the grams of one field of one workspace apart from all others; asked once. */
async function saltsOf(ctx: Context, table: string): Promise<ReadonlyMap<string, bigint>> {
  const byTable = known.get(ctx.workspace) ?? new Map<string, ReadonlyMap<string, bigint>>();
  known.set(ctx.workspace, byTable);
  let salts = byTable.get(table);
  if (!salts) {
    const rows = await ctx.session.query<{ field: string; salt: string }>({
      text: "select f.field, search_salt($1, $2, f.field)::text as salt from unnest('{name,pinyin,phone,email}'::text[]) f (field)",
      values: [ctx.workspace.id, table],
    });
    salts = new Map(rows.map((row) => [row.field, BigInt(row.salt)]));
    byTable.set(table, salts);
  }
  return salts;
}
