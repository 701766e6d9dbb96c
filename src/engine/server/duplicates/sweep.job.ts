import type { FoundPair, IdentifiedRecord } from '../../contract/duplicates/find-pairs.ts';
import { mostPerKey, scoreBlocks } from '../../contract/duplicates/find-pairs.ts';
import { groupPairs, type MatchGroup } from '../../contract/duplicates/group-pairs.ts';
import type { Context } from '../context.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { type ActiveRules, findActiveRules } from './active-rules.ts';
import { addKeys, keysOfRecord } from './keep-keys.ts';
import { countRecords, deleteOldKeys, readBlocks, readChunk, readRecords } from './sweep.queries.ts';
import { replaceOpenGroups } from './group.queries.ts';

/** Looks at all records of one object: renews their keys, scores every pair that shares one, and puts the found into groups. Runs again from the start. */
export const sweepJob: JobDefinition = { id: 'duplicates.sweep', run: sweep };

const recordsAtOnce = 2_000;
const keysAtOnce = 1_500;
/** More groups than anybody will go through; the surest are kept. */
const groupsAtMost = 10_000;

interface Sweep {
  readonly job: JobContext;
  readonly objectId: string;
  readonly total: number;
  /** Records looked at so far; the renewal of keys is the first half. */
  done: number;
}

async function sweep(job: JobContext, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const objectId = String(payload['object']);
  const total = await job.read(null, async (ctx) => ((await rulesOf(ctx, objectId)) ? countRecords(ctx, storageFor(ctx, objectId)) : null));
  if (total === null) return;
  const state: Sweep = { job, objectId, total: total * 2, done: 0 };
  await job.progress(0, state.total);
  await renewKeys(state);
  const { pairs, tooFrequent } = await findPairs(state);
  const groups = groupPairs(pairs).slice(0, groupsAtMost);
  await job.write(null, (ctx) => storeGroups(ctx, objectId, groups, tooFrequent));
  await job.progress(state.total, state.total);
}

async function renewKeys(state: Sweep): Promise<void> {
  const { job, objectId } = state;
  const startedAt = await job.read(null, async (ctx) => ctx.now);
  let last: string | null = null;
  do {
    const after: string | null = last;
    const chunk = await job.write(null, async (ctx) => {
      const active = await rulesOf(ctx, objectId);
      if (!active) return { last: null, count: 0 };
      const storage = storageFor(ctx, objectId);
      const records = await readChunk(ctx, storage, active.rules, after, recordsAtOnce);
      await addKeys(
        ctx,
        storage,
        records.flatMap((record) => keysOfRecord(storage, active.rules, record.id, record)),
      );
      return { last: records.length === recordsAtOnce ? (records.at(-1)?.id ?? null) : null, count: records.length };
    });
    last = chunk.last;
    await advance(state, chunk.count);
  } while (last !== null);
  await job.write(null, (ctx) => deleteOldKeys(ctx, objectId, startedAt));
}

async function findPairs(state: Sweep): Promise<{ pairs: FoundPair[]; tooFrequent: number }> {
  const { job, objectId } = state;
  const pairs = new Map<string, FoundPair>();
  let tooFrequent = 0;
  let last: string | null = null;
  do {
    const after: string | null = last;
    const found = await job.read(null, async (ctx) => {
      const active = await rulesOf(ctx, objectId);
      if (!active) return undefined;
      const blocks = await readBlocks(ctx, objectId, after, keysAtOnce, mostPerKey);
      return { ...(await scoreKeys(ctx, active, blocks)), last: blocks.length === keysAtOnce ? (blocks.at(-1)?.key ?? null) : null };
    });
    if (!found) break;
    for (const pair of found.pairs) pairs.set(`${pair.left} ${pair.right}`, pair);
    tooFrequent += found.tooFrequent;
    last = found.last;
    await advance(state, found.looked);
  } while (last !== null);
  return { pairs: [...pairs.values()], tooFrequent };
}

async function scoreKeys(ctx: Context, { object, rules }: ActiveRules, blocks: readonly { readonly ids: readonly string[] | null }[]) {
  const small = blocks.flatMap(({ ids }) => (ids === null ? [] : [ids]));
  const records = await readRecords(ctx, storageFor(ctx, object), rules, [...new Set(small.flat())]);
  const byId = new Map(records.map((record): [string, IdentifiedRecord] => [record.id, record]));
  const pairs = scoreBlocks(
    rules,
    small.map((ids) => ids.flatMap((id) => byId.get(id) ?? [])),
  );
  return { pairs, tooFrequent: blocks.length - small.length, looked: records.length };
}

async function advance(state: Sweep, count: number): Promise<void> {
  state.done = Math.min(state.total, state.done + count);
  await state.job.progress(state.done, state.total);
}

async function storeGroups(ctx: Context, objectId: string, groups: readonly MatchGroup[], tooFrequent: number): Promise<void> {
  const stored = await replaceOpenGroups(ctx, objectId, groups);
  ctx.emit({ kind: 'duplicate.swept', object: objectId, recordId: ctx.workspace.id, facts: { groups: stored, keysPassedOver: tooFrequent } });
}

function rulesOf(ctx: Context, objectId: string): Promise<ActiveRules | undefined> {
  return ctx.registry.objects.has(objectId) ? findActiveRules(ctx, objectId) : Promise.resolve(undefined);
}

function storageFor(ctx: Context, objectId: string): ObjectStorage {
  return storageOf(objectNamed(ctx.registry, objectId));
}
