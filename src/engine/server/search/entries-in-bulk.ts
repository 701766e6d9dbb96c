import { mapInSlices } from '#platform/server/flow/map-in-slices.ts';
import { createRecordArray } from '#platform/server/database/record-array.ts';
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
  await ctx.session.query({ name: 'search.add_made', text: 'select search_add_made($1, $2::search_made[])', values: [storage.table, entries] });
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

/** The entries of the records as the type `search_made` has them: field, id, text, of names the owner, and grams. */
async function entriesOf(ctx: Context, { object, table }: ObjectStorage, drafts: readonly Named[]): Promise<Buffer> {
  const { typeId, salts } = await knownOf(ctx, table);
  const { phones = [], emails = [], pinyin } = object.search ?? {};
  const readings = pinyin === false ? undefined : await knownReadings(ctx);
  const entries = createRecordArray(typeId, 5);
  const add = (draft: Named, field: string, text: string): void => {
    if (text === '') return;
    const owner = field === 'name' && object.ownerField !== undefined ? draft.after[object.ownerField] : null;
    entries.begin();
    entries.text(field);
    entries.uuid(draft.id);
    entries.text(text);
    entries.uuid(typeof owner === 'string' ? owner : null);
    const { values, length } = entryGrams(salts.get(field) ?? 0n, field, text);
    entries.integers(values, length);
  };
  const joined = (draft: Named, names: readonly string[], write: (text: string) => string): string =>
    names.flatMap((name) => (typeof draft.after[name] === 'string' ? write(draft.after[name]) : [])).join(' ');
  await mapInSlices(drafts, (draft) => {
    const name = draft.after[object.nameField];
    const text = typeof name === 'string' ? name : '';
    add(draft, 'name', folded(text));
    if (readings) add(draft, 'pinyin', pinyinText(readings, text));
    if (phones.length > 0)
      add(
        draft,
        'phone',
        joined(draft, phones, (phone) => phone.replaceAll(/[^0-9]/g, '')),
      );
    if (emails.length > 0) add(draft, 'email', joined(draft, emails, folded));
  });
  return entries.end();
}

interface Known {
  /** Of the database the workspace lies in. */
  readonly typeId: number;
  /** What keeps the grams of one field of one workspace apart from all others. */
  readonly salts: ReadonlyMap<string, bigint>;
}

const known = new WeakMap<WorkspaceSettings, Map<string, Known>>();

/** Asked once for each object of a workspace. */
async function knownOf(ctx: Context, table: string): Promise<Known> {
  const byTable = known.get(ctx.workspace) ?? new Map<string, Known>();
  known.set(ctx.workspace, byTable);
  let answer = byTable.get(table);
  if (!answer) {
    const rows = await ctx.session.query<{ field: string; salt: string; type: string }>({
      text: `select f.field, search_salt($1, $2, f.field)::text as salt, 'search_made'::regtype::oid::text as type
        from unnest('{name,pinyin,phone,email}'::text[]) f (field)`,
      values: [ctx.workspace.id, table],
    });
    answer = { typeId: Number(rows[0]?.type), salts: new Map(rows.map((row) => [row.field, BigInt(row.salt)])) };
    byTable.set(table, answer);
  }
  return answer;
}
