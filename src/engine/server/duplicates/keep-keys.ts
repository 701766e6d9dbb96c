import type { MatchRules } from '../../contract/duplicates/match-rules.ts';
import { matchKeysOf } from '../../contract/duplicates/match-keys.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { Draft } from '../records/write-options.ts';
import { findActiveRules } from './active-rules.ts';

/** One key of one record. */
export interface RecordKey {
  readonly id: string;
  readonly key: string;
}

/** Writes the keys of created records and exchanges those of changed ones, in the same transaction; nothing for objects without rules. */
export async function keepKeys(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  const active = drafts.length === 0 ? undefined : await findActiveRules(ctx, storage.object.id);
  if (!active) return;
  const added: RecordKey[] = [];
  const made: RecordKey[] = [];
  const removed: RecordKey[] = [];
  for (const draft of drafts) {
    const { fresh, old } = changeOfKeys(active.rules, draft);
    for (const key of fresh) (draft.before === null ? made : added).push({ id: draft.id, key });
    for (const key of old) removed.push({ id: draft.id, key });
  }
  await Promise.all([removeKeys(ctx, storage, removed), addKeys(ctx, storage, added), makeKeys(ctx, storage, made)]);
}

function changeOfKeys(rules: MatchRules, draft: Draft): { fresh: string[]; old: string[] } {
  const after = matchKeysOf(rules, draft.after);
  if (draft.before === null) return { fresh: after, old: [] };
  const fields = new Set(rules.keys.flatMap((key) => key.flatMap((part) => part.fields)));
  if (!draft.changed.some((name) => fields.has(name))) return { fresh: [], old: [] };
  const before = matchKeysOf(rules, draft.before.values);
  return { fresh: after.filter((key) => !before.includes(key)), old: before.filter((key) => !after.includes(key)) };
}

/** Adds the keys of new records, of which there are none yet; in the order of the index. */
async function makeKeys(ctx: Context, storage: ObjectStorage, keys: readonly RecordKey[]): Promise<void> {
  if (keys.length === 0) return;
  await ctx.session.query({
    name: 'match.make_keys',
    text: `insert into engine_match_key (workspace_id, object, key, record_id, checked_at)
      select $1::uuid, $2::text, hashtextextended(k.key, 0), k.id, $5::timestamptz from unnest($3::text[], $4::uuid[]) k (key, id) order by 3, 4
      on conflict do nothing`,
    values: [ctx.workspace.id, storage.object.id, keys.map(({ key }) => key), keys.map(({ id }) => id), ctx.now],
  });
}

/** Adds keys, or says of those there already that they still hold. */
export async function addKeys(ctx: Context, storage: ObjectStorage, keys: readonly RecordKey[]): Promise<void> {
  if (keys.length === 0) return;
  await ctx.session.query({
    name: 'match.add_keys',
    text: `insert into engine_match_key (workspace_id, object, key, record_id, checked_at)
      select distinct $1::uuid, $2::text, hashtextextended(k.key, 0), k.id, $5::timestamptz from unnest($3::text[], $4::uuid[]) k (key, id)
      on conflict (workspace_id, object, key, record_id) do update set checked_at = excluded.checked_at`,
    values: [ctx.workspace.id, storage.object.id, keys.map(({ key }) => key), keys.map(({ id }) => id), ctx.now],
  });
}

async function removeKeys(ctx: Context, storage: ObjectStorage, keys: readonly RecordKey[]): Promise<void> {
  if (keys.length === 0) return;
  await ctx.session.query({
    name: 'match.remove_keys',
    text: `delete from engine_match_key m using unnest($3::text[], $4::uuid[]) k (key, id)
      where m.workspace_id = $1 and m.object = $2 and m.key = hashtextextended(k.key, 0) and m.record_id = k.id`,
    values: [ctx.workspace.id, storage.object.id, keys.map(({ key }) => key), keys.map(({ id }) => id)],
  });
}
