import type { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { summarySql } from './summary-sql.ts';
import { withSummaries } from './summaries.ts';
import type { RowResult } from './write-rows.ts';

export type ImportStatus = 'staged' | 'previewing' | 'previewed' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';

export interface ImportRow {
  /** What became of its rows; kept once it stands still. */
  readonly summary?: unknown;
  readonly id: string;
  readonly object: string;
  readonly file_name: string;
  readonly encoding: string;
  readonly headers: readonly string[];
  readonly row_count: number;
  readonly plan: ImportPlan | null;
  readonly status: ImportStatus;
  readonly job_id: string | null;
  readonly error: unknown;
  readonly created_by: string;
  readonly created_at: Date;
}

/** Columns of an import under the alias `i`. */
const columns = 'i.id, i.object, i.file_name, i.encoding, i.headers, i.row_count, i.plan, i.status, i.job_id, i.error, i.created_by, i.created_at';
const summed = `${columns}, i.summary`;

/** One import with its plan, or undefined. */
export async function findImport(ctx: Context, id: string): Promise<ImportRow | undefined> {
  const [row] = await ctx.session.query<ImportRow>({
    text: `select ${columns} from engine_import i where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** The same with what became of its rows so far. */
export async function findSummed(ctx: Context, id: string): Promise<ImportRow | undefined> {
  const rows = await ctx.session.query<ImportRow>({
    text: `select ${summed} from engine_import i where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id],
  });
  const [row] = await withSummaries(ctx, rows);
  return row;
}

/** The import, locked so that two people cannot start it at once. */
export async function lockImport(ctx: Context, id: string): Promise<ImportRow | undefined> {
  const [row] = await ctx.session.query<ImportRow>({
    text: `select ${columns} from engine_import i where workspace_id = $1 and id = $2 for update`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** Newest first; one's own and one's subordinates' only, when `creators` is given. */
export async function listImports(ctx: Context, creators: readonly string[] | null): Promise<ImportRow[]> {
  const rows = await ctx.session.query<ImportRow>({
    text: `select ${summed} from engine_import i where workspace_id = $1 and ($2::uuid[] is null or created_by = any($2)) order by created_at desc, id desc limit 100`,
    values: [ctx.workspace.id, creators],
  });
  return withSummaries(ctx, rows);
}

/** The files of a batch with what became of their rows, in the order they came. */
export async function listOfBatch(ctx: Context, batchId: string): Promise<ImportRow[]> {
  const rows = await ctx.session.query<ImportRow>({
    text: `select ${summed} from engine_import i where workspace_id = $1 and batch_id = $2 order by id`,
    values: [ctx.workspace.id, batchId],
  });
  return withSummaries(ctx, rows);
}

/** Records a staged file as the actor’s own import. */
export async function insertImport(
  ctx: Context,
  given: Pick<ImportRow, 'id' | 'object' | 'file_name' | 'encoding' | 'headers' | 'row_count'>,
): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_import (workspace_id, id, object, file_name, encoding, headers, row_count, status, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'staged', $8, $9)`,
    values: [ctx.workspace.id, given.id, given.object, given.file_name, given.encoding, given.headers, given.row_count, ctx.actor.memberId, ctx.now],
  });
}

const stageBatch = 5000;

/** Stages the rows of a file batch by batch, so that memory does not grow with it; gives how many there were. */
export async function stageRows(ctx: Context, importId: string, rows: AsyncIterable<readonly string[]>): Promise<number> {
  let count = 0;
  let batch: (readonly string[])[] = [];
  // While the database writes one batch, the file is read for the next.
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    if (batch.length === 0) return;
    writing = insertRows(ctx, importId, count - batch.length, batch);
    // Told when it is waited for, also where reading fails first.
    writing.catch(() => undefined);
    batch = [];
  };
  for await (const row of rows) {
    count += 1;
    batch.push(row);
    if (batch.length === stageBatch) await flush();
  }
  await flush();
  await writing;
  return count;
}

async function insertRows(ctx: Context, importId: string, before: number, rows: readonly (readonly string[])[]): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_import_row (workspace_id, import_id, row_number, cells)
      select $1, $2, $3 + n, array(select json_array_elements_text(r)) from json_array_elements($4::json) with ordinality as x (r, n)`,
    values: [ctx.workspace.id, importId, before, JSON.stringify(rows)],
  });
}

/** Keeps how columns are mapped; a later plan replaces it. */
export async function savePlan(ctx: Context, id: string, plan: ImportPlan): Promise<void> {
  await ctx.session.query({
    text: 'update engine_import set plan = $3 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, JSON.stringify(plan)],
  });
}

/** Moves an import to a station, with the job or the error that belongs to it; an end notes the time and sums up what became of the rows. */
export async function markImport(ctx: Context, id: string, status: ImportStatus, more: { jobId?: string; error?: unknown } = {}): Promise<void> {
  const isStill = ['previewed', 'done', 'failed', 'undone'].includes(status);
  await ctx.session.query({
    text: `update engine_import i set status = $3, job_id = coalesce($4, job_id), error = $5,
        finished_at = case when $3 in ('done', 'failed', 'undone') then $6::timestamptz end, summary = ${isStill ? summarySql('i') : 'null'}
      where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, status, more.jobId ?? null, more.error === undefined ? null : JSON.stringify(more.error), ctx.now],
  });
}

/** Keeps which records an import wrote, and how they were before, for its undo. */
export async function saveWritten(ctx: Context, importId: string, object: string, results: readonly RowResult[]): Promise<void> {
  const rows = results.filter((result) => result.version !== null && result.recordId !== null);
  if (rows.length === 0) return;
  await ctx.session.query({
    name: 'import.save_written',
    text: `insert into engine_import_record (workspace_id, import_id, object, record_id, is_created, version, before)
      select $1, $2, $3, x.record_id, x.is_created, x.version, x.before
      from json_to_recordset($4::json) as x (record_id uuid, is_created boolean, version int, before jsonb) on conflict do nothing`,
    values: [
      ctx.workspace.id,
      importId,
      object,
      JSON.stringify(rows.map(({ recordId, verdict, version, before }) => ({ record_id: recordId, is_created: verdict === 'new', version, before }))),
    ],
  });
}

/** Keeps the records made for references that named nothing yet. */
export async function saveMade(ctx: Context, importId: string, made: readonly { object: string; id: string }[]): Promise<void> {
  if (made.length === 0) return;
  await ctx.session.query({
    text: `insert into engine_import_record (workspace_id, import_id, object, record_id, is_created, version)
      select $1, $2, x.object, x.id, true, 1 from jsonb_to_recordset($3::jsonb) as x (object text, id uuid) on conflict do nothing`,
    values: [ctx.workspace.id, importId, JSON.stringify(made)],
  });
}

/** Before every other id. */
export const firstId = '00000000-0000-0000-0000-000000000000';

export interface WrittenRow {
  readonly object: string;
  readonly record_id: string;
  readonly is_created: boolean;
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** Objects an import wrote records of, its own first, since they refer to the others. */
export async function listWrittenObjects(ctx: Context, importId: string): Promise<string[]> {
  const rows = await ctx.session.query<{ object: string }>({
    text: `select w.object from engine_import_record w join engine_import i on i.workspace_id = w.workspace_id and i.id = w.import_id
      where w.workspace_id = $1 and w.import_id = $2 group by w.object, i.object order by w.object <> i.object, w.object`,
    values: [ctx.workspace.id, importId],
  });
  return rows.map((row) => row.object);
}

/** Records of an object an undo has still to look at, in order of their ids. */
export function listToUndo(ctx: Context, importId: string, object: string, after: string, limit: number): Promise<WrittenRow[]> {
  return ctx.session.query<WrittenRow>({
    name: 'import.to_undo',
    text: `select object, record_id, is_created, version, before from engine_import_record
      where workspace_id = $1 and import_id = $2 and object = $3 and record_id > $4 and undo is null order by record_id limit $5`,
    values: [ctx.workspace.id, importId, object, after, limit],
  });
}

/**
 * Notes what an undo did with each record: those it took back are counted and forgotten, which is cheaper than rewriting them all; of those it left alone
 * it is kept why. Records made on the way stay listed, since they are counted by their object.
 */
export async function markUndone(
  ctx: Context,
  importId: string,
  object: string,
  rows: readonly { id: string; because: { zh: string; en: string } | null }[],
): Promise<void> {
  const undone = rows.filter((row) => row.because === null).map((row) => row.id);
  const kept = rows.filter((row) => row.because !== null);
  const forget = undone.length > 0 && forgetUndone(ctx, importId, object, undone);
  const keep =
    kept.length > 0 &&
    ctx.session.query({
      text: `update engine_import_record w set undo = 'kept', kept_because = x.because from jsonb_to_recordset($4::jsonb) as x (id uuid, because jsonb)
        where w.workspace_id = $1 and w.import_id = $2 and w.object = $3 and w.record_id = x.id`,
      values: [ctx.workspace.id, importId, object, JSON.stringify(kept)],
    });
  await Promise.all([forget, keep]);
}

/** Own records are forgotten and counted, those made on the way are marked. All chunks count on one row, so that comes last. */
async function forgetUndone(ctx: Context, importId: string, object: string, ids: readonly string[]): Promise<void> {
  const [row] = await ctx.session.query<{ gone: number }>({
    name: 'import.forget_undone',
    text: `with own as (select 1 from engine_import where workspace_id = $1 and id = $2 and object = $3),
        gone as (delete from engine_import_record where workspace_id = $1 and import_id = $2 and object = $3 and record_id = any($4::uuid[])
          and undo is null and exists (select from own) returning 1),
        rest as (update engine_import_record set undo = 'undone' where workspace_id = $1 and import_id = $2 and object = $3
          and record_id = any($4::uuid[]) and not exists (select from own))
      select count(*)::int as gone from gone`,
    values: [ctx.workspace.id, importId, object, ids],
  });
  if (row && row.gone > 0)
    ctx.lastly({
      name: 'import.count_undone',
      text: 'update engine_import set undone = undone + $3 where workspace_id = $1 and id = $2',
      values: [ctx.workspace.id, importId, row.gone],
    });
}

/** Records an undo left alone and why, at most a thousand. */
export function listKept(ctx: Context, importId: string): Promise<{ object: string; id: string; because: { zh: string; en: string } }[]> {
  return ctx.session.query({
    text: `select object, record_id as id, kept_because as because from engine_import_record
      where workspace_id = $1 and import_id = $2 and undo = 'kept' order by object, record_id limit 1000`,
    values: [ctx.workspace.id, importId],
  });
}

/** Distinct texts of a column with how often each occurs, most frequent first. */
export function countTexts(ctx: Context, importId: string, column: number): Promise<{ text: string; rows: number }[]> {
  return ctx.session.query({
    text: `select trim(cells[$3]) as text, count(*)::int as rows from engine_import_row
      where workspace_id = $1 and import_id = $2 and trim(cells[$3]) <> '' group by 1 order by 2 desc, 1 limit 1000`,
    values: [ctx.workspace.id, importId, column + 1],
  });
}

/** The distinct texts of some columns that come first when sorted; year-first dates are among them. */
export async function listEarliestTexts(ctx: Context, importId: string, columns: readonly number[]): Promise<string[]> {
  if (columns.length === 0) return [];
  const rows = await ctx.session.query<{ text: string }>({
    text: `select min(trim(cells[c + 1])) as text from engine_import_row cross join unnest($3::int[]) as c
      where workspace_id = $1 and import_id = $2 and cells[c + 1] ~ '^\\s*[0-9]{4}[-/.年]' group by c`,
    values: [ctx.workspace.id, importId, columns],
  });
  return rows.map((row) => row.text);
}
