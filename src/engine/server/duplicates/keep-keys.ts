import { matchKeysOf } from '../../contract/duplicates/match-keys.ts';
import type { MatchRules } from '../../contract/duplicates/match-rules.ts';
import type { MatchedRecord } from '../../contract/duplicates/score-pair.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { RecordState } from '../records/record-row.ts';
import type { Draft } from '../records/write-options.ts';
import { findActiveRules } from './active-rules.ts';
import { byIndex } from './by-index.ts';
import { keyMaker } from './record-keys.ts';

/** One key of one record. */
export interface RecordKey {
  readonly id: string;
  readonly key: string;
  /** Of keys that many share. */
  readonly sketch: Uint8Array | null;
}

/** Writes the keys of created records and exchanges those of changed ones, in the same transaction; nothing for objects without rules. */
export async function keepKeys(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  const active = drafts.length === 0 ? undefined : await findActiveRules(ctx, storage.object.id);
  if (!active) return;
  const added: RecordKey[] = [];
  const made: RecordKey[] = [];
  const removed: RecordKey[] = [];
  for (const draft of drafts) {
    if (draft.before === null) made.push(...keysOfRecord(storage, active.rules, draft.id, draft.after));
    else exchange(storage, active.rules, draft, { added, removed });
  }
  await Promise.all([removeKeys(ctx, storage, removed), addKeys(ctx, storage, added), makeKeys(ctx, storage, made)]);
}

/** All keys of one record as they are stored. */
export function keysOfRecord(storage: ObjectStorage, rules: MatchRules, id: string, values: MatchedRecord): RecordKey[] {
  const maker = keyMaker(storage, rules);
  const { keys, sketch } = maker.of(values);
  return keys.map((key) => ({ id, key, sketch: maker.isWeak(key) ? sketch : null }));
}

/** A sketch is renewed with every value it tells of, also where the key stays. */
function exchange(storage: ObjectStorage, rules: MatchRules, draft: Draft, { added, removed }: { added: RecordKey[]; removed: RecordKey[] }): void {
  if (draft.before === null || !keyMaker(storage, rules).isConcerned(draft.changed)) return;
  const before = keysOfRecord(storage, rules, draft.id, draft.before.values);
  const after = keysOfRecord(storage, rules, draft.id, draft.after);
  added.push(...after.filter(({ key, sketch }) => sketch !== null || !before.some((old) => old.key === key)));
  removed.push(...before.filter(({ key }) => !after.some((fresh) => fresh.key === key)));
}

/** Forgets the keys of deleted records. */
export async function forgetKeys(ctx: Context, storage: ObjectStorage, records: readonly RecordState[]): Promise<void> {
  const active = await findActiveRules(ctx, storage.object.id);
  if (active)
    await removeKeys(
      ctx,
      storage,
      records.flatMap(({ id, values }) => matchKeysOf(active.rules, values).map((key) => ({ id, key }))),
    );
}

/** Forgets the keys of all records that are no longer there: after very many were deleted, far cheaper than key by key. */
export async function sweepKeys(ctx: Context, storage: ObjectStorage): Promise<void> {
  await ctx.session.query({
    text: `delete from engine_match_key m where m.workspace_id = $1 and m.object = $2
      and not exists (select from ${storage.table} t where t.workspace_id = $1 and t.id = m.record_id)`,
    values: [ctx.workspace.id, storage.object.id],
  });
}

/** Adds the keys of new records in the order of the index. Of what an import brings there are none yet; a record brought back finds its own. */
async function makeKeys(ctx: Context, storage: ObjectStorage, keys: readonly RecordKey[]): Promise<void> {
  if (keys.length === 0) return;
  const isFresh = ctx.door === 'import';
  await ctx.session.query({
    name: isFresh ? 'match.make_keys' : 'match.bring_keys',
    text: `insert into engine_match_key (workspace_id, object, key, record_id, checked_at, sketch)
      select $1::uuid, $2::text, hashtextextended(k.key, 0), k.id, $4::timestamptz, decode(k.sketch, 'hex')
      from json_to_recordset($3::json) k (key text, id uuid, sketch text) order by 3, 4 ${isFresh ? '' : 'on conflict do nothing'}`,
    values: [ctx.workspace.id, storage.object.id, JSON.stringify(keys.map(keyRow)), ctx.now],
  });
}

/** Adds keys, or says of those there already that they still hold. */
export async function addKeys(ctx: Context, storage: ObjectStorage, keys: readonly RecordKey[]): Promise<void> {
  if (keys.length === 0) return;
  await ctx.session.query({
    name: 'match.add_keys',
    text: `insert into engine_match_key (workspace_id, object, key, record_id, checked_at, sketch)
      select distinct on (hashtextextended(k.key, 0), k.id) $1::uuid, $2::text, hashtextextended(k.key, 0), k.id, $5::timestamptz, decode(k.sketch, 'hex')
      from unnest($3::text[], $4::uuid[], $6::text[]) k (key, id, sketch)
      on conflict (workspace_id, object, key, record_id) do update set checked_at = excluded.checked_at, sketch = excluded.sketch`,
    values: valuesOf(ctx, storage, keys),
  });
}

function valuesOf(ctx: Context, storage: ObjectStorage, keys: readonly RecordKey[]): unknown[] {
  return [
    ctx.workspace.id,
    storage.object.id,
    keys.map(({ key }) => key),
    keys.map(({ id }) => id),
    ctx.now,
    keys.map(({ sketch }) => hexOf(sketch)),
  ];
}

/** A key cut within a character is written as a text would be: JSON does not take half of one. */
function keyRow({ id, key, sketch }: RecordKey) {
  return { key: key.toWellFormed(), id, sketch: hexOf(sketch) };
}

function hexOf(sketch: Uint8Array | null): string | null {
  return sketch === null ? null : Buffer.from(sketch.buffer).toString('hex');
}

/** From so many on the statement is planned for itself. */
const manyKeys = 100;

async function removeKeys(ctx: Context, storage: ObjectStorage, keys: readonly Pick<RecordKey, 'id' | 'key'>[]): Promise<void> {
  if (keys.length === 0) return;
  // Each is looked up by itself: joined, a planner that takes the table for small would read all of it.
  const statement = {
    text: `delete from engine_match_key where ctid = any(array(
      select m.ctid from unnest($3::text[], $4::uuid[]) k (key, id) cross join lateral (select m.ctid from engine_match_key m
        where m.workspace_id = $1 and m.object = $2 and m.key = hashtextextended(k.key, 0) and m.record_id = k.id limit 1) m))`,
    values: [ctx.workspace.id, storage.object.id, keys.map(({ key }) => key), keys.map(({ id }) => id)],
  };
  await (keys.length >= manyKeys ? byIndex(ctx, statement) : ctx.session.query({ name: 'match.remove_keys', ...statement }));
}
