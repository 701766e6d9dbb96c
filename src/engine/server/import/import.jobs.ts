import type { ImportPlan } from '../../contract/import/import-plan.ts';
import { AppError } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';
import type { JobDefinition } from '../feature.ts';
import { ImportPlan as Plan } from '../../contract/import/import-plan.ts';
import { columnSql } from '../fields/field-columns.ts';
import { type CheckedBatch, createCheckedBatches, createRehearsedBatches } from '../duplicates/checked-batches.ts';
import { guarded, rehearse, type Run, runOf } from './import-run.ts';
import { writeKindRows } from './import-rows-of-kind.ts';
import { previewKind, runKind } from './kind-jobs.ts';
import * as queries from './import.queries.ts';
import { tellImporter } from './import-notices.ts';
import { settingOf } from './import-setting.ts';
import { chunkSize, inChunks, type Turn, workersAtOnce } from './in-chunks.ts';
import { createKeySet } from './key-set.ts';
import { createLookUp } from './look-up.ts';
import { linkOwnRows } from './own-references.ts';
import type { ImportSetting } from './prepare-rows.ts';
import { listDone, listRows, saveVerdicts } from './result.queries.ts';
import type { StagedRow } from './row-texts.ts';
import { type RowResult, type Seen, writeRows } from './write-rows.ts';

/** Where the rehearsal has to write what it then takes back, it goes through so many rows and says so. */
const previewLimit = 20_000;

/** Writes the rows chunk by chunk. Rows and their verdicts commit together, so after a crash it goes on where it stopped. */
export const runImportJob: JobDefinition = {
  id: 'import.run',
  run: (job, payload) => guarded(runOf(job, payload), writeImport),
};

/** Writes the rows of one import that are not written yet. */
export async function writeImport(run: Run): Promise<void> {
  if (await runKind(run)) return;
  const { row, setting } = await open(run);
  if (row.status !== 'running') return;
  const seen = createKeySet(row.row_count);
  for (const key of await run.job.read(run.memberId, (ctx) => keysWritten(ctx, setting, run.importId))) seen.add(key);
  let done = 0;
  // Others keep out of the way of large work from its first row on.
  await run.job.progress(done, row.row_count);
  const checked = createCheckedBatches();
  // Records made on the way for missing references must be there before the next chunk looks for them.
  const workers = Object.values(setting.plan.missing).includes('create') ? 1 : workersAtOnce;
  await inChunks(workers, {
    take: rowsToDo(run, await run.job.read(run.memberId, (ctx) => listDone(ctx, run.importId))),
    work: async (rows, turn) => {
      await turn.comes;
      const chunk: Chunk = { rows, seen, turn, batch: checked.next() };
      await overTaken(() => run.job.write(run.memberId, (ctx) => writeChunk(ctx, setting, run.importId, chunk), run.origin)).finally(chunk.batch.end);
      done += rows.length;
      await run.job.progress(done, row.row_count);
    },
  });
  await linkOwnRows(run, setting);
  await run.job.write(
    run.memberId,
    async (ctx) => {
      await queries.markImport(ctx, run.importId, 'done');
      // The planner should know the new rows at once, not when autovacuum comes by.
      if (row.row_count >= chunkSize) {
        await ctx.session.query({ text: 'select engine_analyze($1)', values: [setting.storage.table] });
        await ctx.session.query({ text: 'select search_settle()' });
      }
      ctx.emit({ kind: 'import.finished', object: 'engine_import', recordId: run.importId });
      await tellImporter(ctx, run.importId, { file: row.file_name });
    },
    run.origin,
  );
}

/** Sends the rows through the very same rules and takes everything back; only the verdicts are kept. */
export const previewImportJob: JobDefinition = {
  id: 'import.preview',
  run: (job, payload) =>
    guarded(runOf(job, payload), async (run) => {
      if (await previewKind(run)) return;
      const { row, setting } = await open(run);
      if (row.status !== 'previewing') return;
      await (needsWriting(setting) ? rehearseWriting(run, row, setting) : rehearseAll(run, row, setting));
      await run.job.write(run.memberId, (ctx) => queries.markImport(ctx, run.importId, 'previewed'));
    }),
};

/** Records made on the way, and a past that is kept, are found by the rows after them only once they are written. */
function needsWriting({ plan }: ImportSetting): boolean {
  return plan.mode === 'history' || Object.values(plan.missing).includes('create');
}

/** Every row, whatever the size of the file: rules, references, unique values and duplicates of what is there are looked at, and nothing is written. */
async function rehearseAll(run: Run, row: queries.ImportRow, setting: ImportSetting): Promise<void> {
  const seen = createKeySet(row.row_count);
  const checked = createRehearsedBatches(createKeySet());
  let done = 0;
  await inChunks(workersAtOnce, {
    take: rowsToDo(run, new Set()),
    work: async (rows, turn) => {
      await turn.comes;
      const chunk = { seen, turn, batch: checked.next(), isTrial: true };
      // Rules may write on the way, such as the next number of a series; that is taken back.
      const results = await rehearse(run, (ctx) => writeRows(ctx, setting, rows, chunk));
      await run.job.write(run.memberId, (ctx) => saveVerdicts(ctx, run.importId, results, false));
      done += rows.length;
      await run.job.progress(done, row.row_count);
    },
  });
}

async function rehearseWriting(run: Run, row: queries.ImportRow, setting: ImportSetting): Promise<void> {
  const seen = createKeySet();
  const checked = createRehearsedBatches(createKeySet());
  let after = 0;
  while (after < previewLimit) {
    const staged = await run.job.read(run.memberId, (ctx) => listRows(ctx, run.importId, after, Math.min(chunkSize, previewLimit - after)));
    if (staged.length === 0) break;
    const chunk = { seen, batch: checked.next() };
    const results = await rehearse(run, (ctx) => writeRows(ctx, freshLookUp(setting), staged, chunk));
    await run.job.write(run.memberId, (ctx) => saveVerdicts(ctx, run.importId, results, false));
    after = staged.at(-1)?.row_number ?? previewLimit;
    await run.job.progress(after, Math.min(row.row_count, previewLimit));
  }
}

/** What would become of one import's rows, in the transaction of the caller, who takes it back. */
export async function rehearseImport(ctx: Context, row: queries.ImportRow): Promise<RowResult[]> {
  const plan = Plan.parse(row.plan);
  const kind = ctx.registry.importKinds.get(row.object);
  if (kind) return (await writeKindRows(ctx, row.id, kind, plan)).results;
  const setting = await settingOf(ctx, row.id, row.object, plan);
  const seen = createKeySet();
  const results: RowResult[] = [];
  for (let after = 0; after < previewLimit;) {
    const rows = await listRows(ctx, row.id, after, Math.min(chunkSize, previewLimit - after));
    if (rows.length === 0) break;
    results.push(...(await writeRows(ctx, setting, rows, { seen })));
    after = rows.at(-1)?.row_number ?? previewLimit;
  }
  return results;
}

/** Gives the next rows that are not written yet, each once. */
function rowsToDo(run: Run, written: ReadonlySet<number>): () => Promise<StagedRow[]> {
  let after = 0;
  return async () => {
    for (;;) {
      const rows = await run.job.read(run.memberId, (ctx) => listRows(ctx, run.importId, after, chunkSize));
      after = rows.at(-1)?.row_number ?? after;
      const open = rows.filter((row) => !written.has(row.row_number));
      if (open.length > 0 || rows.length === 0) return open;
    }
  };
}

interface Chunk extends Seen {
  readonly rows: readonly StagedRow[];
  readonly turn: Turn;
  readonly batch: CheckedBatch;
}

/** A value that must be unique may stand in a chunk that is written at the same time: once that one is done, checking finds it, and the row is told so. */
async function overTaken(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const isTaken = error instanceof AppError && error.issues.some(({ code }) => code === 'record.not_unique');
      if (!isTaken || attempt > workersAtOnce) throw error;
    }
  }
}

async function writeChunk(ctx: Context, setting: ImportSetting, importId: string, chunk: Chunk): Promise<void> {
  // What an attempt that was given up has made is not there.
  for (const { name, text } of setting.made.splice(0)) setting.lookUp.forget(name, text);
  const results = await writeRows(ctx, setting, chunk.rows, chunk);
  // None of these waits for another's answer: the connection is pipelined.
  await Promise.all([
    queries.saveWritten(ctx, importId, setting.storage.object.id, results),
    queries.saveMade(ctx, importId, setting.made.splice(0)),
    saveVerdicts(ctx, importId, results, true),
  ]);
}

/** Records made for missing references vanish with the rehearsal, so what was looked up in it must not be remembered. */
function freshLookUp(setting: ImportSetting): ImportSetting {
  return Object.values(setting.plan.missing).includes('create') ? { ...setting, lookUp: createLookUp(), made: [] } : setting;
}

async function open(run: Run): Promise<{ row: queries.ImportRow; setting: ImportSetting }> {
  return run.job.read(run.memberId, async (ctx) => {
    const row = await queries.findImport(ctx, run.importId);
    if (!row?.plan) throw new Error(`There is no planned import ${run.importId}.`);
    const plan: ImportPlan = Plan.parse(row.plan);
    return { row, setting: await settingOf(ctx, run.importId, row.object, plan) };
  });
}

/** Keys of the rows written before a crash, so that a repeated key is still known as a duplicate. */
async function keysWritten(ctx: Context, setting: ImportSetting, importId: string): Promise<string[]> {
  const key = columnSql('t', setting.storage.byName.get(setting.matchBy)?.columns[0] ?? { name: 'external_id', type: 'text' });
  const rows = await ctx.session.query<{ key: string }>({
    text: `select ${key}::text as key from engine_import_result r join ${setting.storage.table} t on t.workspace_id = r.workspace_id and t.id = r.record_id
      where r.workspace_id = $1 and r.import_id = $2 and r.is_done and r.verdict in ('new', 'update', 'same') and ${key} is not null`,
    values: [ctx.workspace.id, importId],
  });
  return rows.map((row) => row.key);
}
