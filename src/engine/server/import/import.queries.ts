import type { ImportPlan, Verdict } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import type { StagedRow } from './row-texts.ts';
import type { RowResult } from './write-rows.ts';

export type ImportStatus = 'staged' | 'previewing' | 'previewed' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';

export interface ImportRow {
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

const columns = 'id, object, file_name, encoding, headers, row_count, plan, status, job_id, error, created_by, created_at';

/** One import with its plan, or undefined. */
export async function findImport(ctx: Context, id: string): Promise<ImportRow | undefined> {
  const [row] = await ctx.session.query<ImportRow>({
    text: `select ${columns} from engine_import where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** The import, locked so that two people cannot start it at once. */
export async function lockImport(ctx: Context, id: string): Promise<ImportRow | undefined> {
  const [row] = await ctx.session.query<ImportRow>({
    text: `select ${columns} from engine_import where workspace_id = $1 and id = $2 for update`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** Newest first; one's own and one's subordinates' only, when `creators` is given. */
export function listImports(ctx: Context, creators: readonly string[] | null): Promise<ImportRow[]> {
  return ctx.session.query<ImportRow>({
    text: `select ${columns} from engine_import where workspace_id = $1 and ($2::uuid[] is null or created_by = any($2)) order by created_at desc, id desc limit 100`,
    values: [ctx.workspace.id, creators],
  });
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
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await insertRows(ctx, importId, count - batch.length, batch);
    batch = [];
  };
  for await (const row of rows) {
    count += 1;
    batch.push(row);
    if (batch.length === stageBatch) await flush();
  }
  await flush();
  return count;
}

async function insertRows(ctx: Context, importId: string, before: number, rows: readonly (readonly string[])[]): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_import_row (workspace_id, import_id, row_number, cells)
      select $1, $2, $3 + n, array(select jsonb_array_elements_text(r)) from jsonb_array_elements($4::jsonb) with ordinality as x (r, n)`,
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

/** Moves an import to a station, with the job or the error that belongs to it; an end notes the time. */
export async function markImport(ctx: Context, id: string, status: ImportStatus, more: { jobId?: string; error?: unknown } = {}): Promise<void> {
  await ctx.session.query({
    text: `update engine_import set status = $3, job_id = coalesce($4, job_id), error = $5, finished_at = case when $3 in ('done', 'failed', 'undone') then $6::timestamptz end
      where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, status, more.jobId ?? null, more.error === undefined ? null : JSON.stringify(more.error), ctx.now],
  });
}

/** The next rows that are still to be written, in the order of the file. */
export function listRowsToDo(ctx: Context, importId: string, after: number, limit: number): Promise<StagedRow[]> {
  return ctx.session.query<StagedRow>({
    text: `select row_number, cells from engine_import_row where workspace_id = $1 and import_id = $2 and not is_done and row_number > $3 order by row_number limit $4`,
    values: [ctx.workspace.id, importId, after, limit],
  });
}

/** Keeps what became of rows; `isDone` once they are written for good. */
export async function saveVerdicts(ctx: Context, importId: string, results: readonly RowResult[], isDone: boolean): Promise<void> {
  const rows = results.map((result) => ({
    row_number: result.number,
    verdict: result.verdict,
    record_id: isDone ? result.recordId : null,
    issues: result.issues,
    warnings: result.warnings,
  }));
  await ctx.session.query({
    text: `update engine_import_row r set verdict = x.verdict, is_done = $4, record_id = x.record_id, issues = x.issues, warnings = x.warnings
      from jsonb_to_recordset($3::jsonb) as x (row_number int, verdict text, record_id uuid, issues jsonb, warnings jsonb)
      where r.workspace_id = $1 and r.import_id = $2 and r.row_number = x.row_number`,
    values: [ctx.workspace.id, importId, JSON.stringify(rows), isDone],
  });
}

/** Keeps which records an import wrote, and how they were before, for its undo. */
export async function saveWritten(ctx: Context, importId: string, object: string, results: readonly RowResult[]): Promise<void> {
  const rows = results.filter((result) => result.version !== null && result.recordId !== null);
  if (rows.length === 0) return;
  await ctx.session.query({
    text: `insert into engine_import_record (workspace_id, import_id, object, record_id, is_created, version, before)
      select $1, $2, $3, x.record_id, x.is_created, x.version, x.before
      from jsonb_to_recordset($4::jsonb) as x (record_id uuid, is_created boolean, version int, before jsonb) on conflict do nothing`,
    values: [
      ctx.workspace.id,
      importId,
      object,
      JSON.stringify(rows.map((row) => ({ record_id: row.recordId, is_created: row.verdict === 'new', version: row.version, before: row.before }))),
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

export interface WrittenRow {
  readonly object: string;
  readonly record_id: string;
  readonly is_created: boolean;
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** Records an undo has still to look at, those of the import's own object first, since they refer to the others. */
export function listToUndo(ctx: Context, importId: string, limit: number): Promise<WrittenRow[]> {
  return ctx.session.query<WrittenRow>({
    text: `select w.object, w.record_id, w.is_created, w.version, w.before from engine_import_record w
      join engine_import i on i.workspace_id = w.workspace_id and i.id = w.import_id
      where w.workspace_id = $1 and w.import_id = $2 and w.undo is null order by w.object <> i.object, w.object, w.record_id limit $3`,
    values: [ctx.workspace.id, importId, limit],
  });
}

/** Notes for each record whether the undo took it back or why it stays. */
export async function markUndone(
  ctx: Context,
  importId: string,
  object: string,
  rows: readonly { id: string; because: { zh: string; en: string } | null }[],
): Promise<void> {
  await ctx.session.query({
    text: `update engine_import_record w set undo = case when x.because is null then 'undone' else 'kept' end, kept_because = x.because
      from jsonb_to_recordset($4::jsonb) as x (id uuid, because jsonb)
      where w.workspace_id = $1 and w.import_id = $2 and w.object = $3 and w.record_id = x.id`,
    values: [ctx.workspace.id, importId, object, JSON.stringify(rows)],
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

export interface Counts {
  readonly verdict: Verdict | null;
  readonly rows: number;
  readonly warned: number;
  readonly done: number;
}

/** How many rows have each verdict, how many of them are warned of and written. */
export function countVerdicts(ctx: Context, importId: string): Promise<Counts[]> {
  return ctx.session.query<Counts>({
    text: `select verdict, count(*)::int as rows, count(*) filter (where jsonb_array_length(warnings) > 0)::int as warned, count(*) filter (where is_done)::int as done
      from engine_import_row where workspace_id = $1 and import_id = $2 group by verdict`,
    values: [ctx.workspace.id, importId],
  });
}

/** Warnings of an import by kind and field. */
export function countWarnings(
  ctx: Context,
  importId: string,
): Promise<{ code: string; field: string | null; rows: number; message: { zh: string; en: string } }[]> {
  return ctx.session.query({
    text: `select w->>'code' as code, w->>'field' as field, count(*)::int as rows, min(w->>'message')::jsonb as message
      from engine_import_row r cross join jsonb_array_elements(r.warnings) w
      where r.workspace_id = $1 and r.import_id = $2 group by 1, 2 order by 3 desc limit 50`,
    values: [ctx.workspace.id, importId],
  });
}

export interface ResultRow extends StagedRow {
  readonly verdict: Verdict | null;
  readonly record_id: string | null;
  readonly issues: readonly { field?: string; code: string; message: { zh: string; en: string } }[] | null;
  readonly warnings: readonly { field?: string; code: string; message: { zh: string; en: string } }[] | null;
}

/** Rows with a verdict, or those with warnings, in the order of the file. */
export function listResults(
  ctx: Context,
  importId: string,
  filter: { verdict?: Verdict; isWarned?: boolean; after: number; limit: number },
): Promise<ResultRow[]> {
  return ctx.session.query<ResultRow>({
    text: `select row_number, cells, verdict, record_id, issues, warnings from engine_import_row
      where workspace_id = $1 and import_id = $2 and ($3::text is null or verdict = $3) and (not $4 or jsonb_array_length(warnings) > 0) and row_number > $5
      order by row_number limit $6`,
    values: [ctx.workspace.id, importId, filter.verdict ?? null, filter.isWarned ?? false, filter.after, filter.limit],
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
