import { AppError } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { Context } from '../context.ts';
import type { JobDefinition } from '../feature.ts';
import { sweepKeys } from '../duplicates/keep-keys.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { deleteRecordsEach } from '../records/delete-records.ts';
import { lockStates } from '../records/lock-states.ts';
import type { RecordState } from '../records/record-row.ts';
import { updateRecordsEach } from '../records/update-records.ts';
import { undoKind } from './kind-jobs.ts';
import { unlinkOwnRows } from './own-references.ts';
import * as queries from './import.queries.ts';
import { chunkSize, inChunks, workersAtOnce } from './in-chunks.ts';
import { guarded, type Run, runOf } from './import-run.ts';

const gone: Label = { zh: '记录已被删除。', en: 'The record has been deleted.' };
const changedSince: Label = { zh: '导入之后有人修改过。', en: 'Somebody changed it after the import.' };

/** Deletes what the import made and restores what it changed, unless a person changed it since; those are kept and listed. */
export const undoImportJob: JobDefinition = {
  id: 'import.undo',
  run: (job, payload) => guarded(runOf(job, payload), takeBack),
};

/** Takes one import back, whatever its rows became. */
export async function takeBack(run: Run): Promise<void> {
  const objects = (await undoKind(run)) ? [] : await undoRecords(run);
  await run.job.write(
    run.memberId,
    async (ctx) => {
      await queries.markImport(ctx, run.importId, 'undone');
      ctx.emit({ kind: 'import.undone', object: 'engine_import', recordId: run.importId });
    },
    run.origin,
  );
  for (const object of objects) await run.job.write(run.memberId, (ctx) => sweepKeys(ctx, storageOf(objectNamed(ctx.registry, object))), run.origin);
}

/** From so many rows on, the keys of duplicates are forgotten at the end, all at once: nobody waits for that. */
const largeImport = 20_000;

/** Answers the objects whose keys are still to be forgotten. */
async function undoRecords(run: Run): Promise<string[]> {
  await unlinkOwnRows(run);
  const isLarge = await run.job.read(run.memberId, async (ctx) => ((await queries.findImport(ctx, run.importId))?.row_count ?? 0) >= largeImport);
  const objects = await run.job.read(run.memberId, (ctx) => queries.listWrittenObjects(ctx, run.importId));
  let done = 0;
  for (const object of objects) {
    await inChunks(workersAtOnce, {
      take: (last: queries.WrittenRow | undefined) =>
        run.job.read(run.memberId, (ctx) => queries.listToUndo(ctx, run.importId, object, last?.record_id ?? queries.firstId, chunkSize)),
      work: async (rows) => {
        await undoChunk({ ...run, isLarge }, rows);
        done += rows.length;
        await run.job.progress(done, null);
      },
    });
  }
  return isLarge ? objects : [];
}

interface UndoRun extends Run {
  readonly isLarge: boolean;
}

/** A record that others refer to refuses its whole chunk: the chunk is then taken in halves until only that one is left. */
async function undoChunk(run: UndoRun, rows: readonly queries.WrittenRow[]): Promise<void> {
  const isUndone = await tryUndo(() => run.job.write(run.memberId, (ctx) => undoRows(ctx, run, rows), run.origin));
  if (isUndone === true) return;
  if (rows.length === 1) return run.job.write(run.memberId, (ctx) => keep(ctx, run.importId, rows, isUndone), run.origin);
  const half = Math.ceil(rows.length / 2);
  await undoChunk(run, rows.slice(0, half));
  await undoChunk(run, rows.slice(half));
}

async function tryUndo(work: () => Promise<void>): Promise<true | Label> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof AppError) return error.label;
    throw error;
  }
}

async function undoRows(ctx: Context, { importId, isLarge }: UndoRun, rows: readonly queries.WrittenRow[]): Promise<void> {
  for (const [objectId, own] of Map.groupBy(rows, (row) => row.object)) {
    const states = await lockStates(
      ctx,
      storageOf(objectNamed(ctx.registry, objectId)),
      own.map((row) => row.record_id),
    );
    const untouched = own.filter((row) => states.get(row.record_id)?.version === row.version);
    const isUntouched = new Set(untouched);
    const kept = own
      .filter((row) => !isUntouched.has(row))
      .map((row) => ({ id: row.record_id, because: states.has(row.record_id) ? changedSince : row.is_created ? null : gone }));
    const outcomes = [
      ...(await remove(
        ctx,
        objectId,
        untouched.filter((row) => row.is_created),
        { locked: states, keepsKeys: isLarge },
      )),
      ...(await restore(
        ctx,
        objectId,
        untouched.filter((row) => !row.is_created),
      )),
    ];
    await queries.markUndone(ctx, importId, objectId, [...kept, ...outcomes]);
  }
}

type Outcome = { readonly id: string; readonly because: Label | null };

async function remove(
  ctx: Context,
  objectId: string,
  rows: readonly queries.WrittenRow[],
  options: { readonly locked: ReadonlyMap<string, RecordState>; readonly keepsKeys: boolean },
): Promise<Outcome[]> {
  if (rows.length === 0) return [];
  const outcomes = await deleteRecordsEach(
    ctx,
    objectId,
    rows.map((row) => row.record_id),
    { partial: true, ...options },
  );
  return rows.map((row, index) => ({ id: row.record_id, because: outcomes[index]?.issues[0]?.message ?? null }));
}

async function restore(ctx: Context, objectId: string, rows: readonly queries.WrittenRow[]): Promise<Outcome[]> {
  if (rows.length === 0) return [];
  const updates = rows.map((row) => ({ id: row.record_id, values: row.before ?? {} }));
  const outcomes = await updateRecordsEach(ctx, objectId, updates, { partial: true, asSystem: true });
  return rows.map((row, index) => ({ id: row.record_id, because: outcomes[index]?.issues[0]?.message ?? null }));
}

async function keep(ctx: Context, importId: string, rows: readonly queries.WrittenRow[], because: Label): Promise<void> {
  for (const row of rows) await queries.markUndone(ctx, importId, row.object, [{ id: row.record_id, because }]);
}
