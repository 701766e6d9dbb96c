import type { Verdict } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import type { StagedRow } from './row-texts.ts';
import type { RowResult } from './write-rows.ts';

/** The next rows of the file, in its order. */
export function listRows(ctx: Context, importId: string, after: number, limit: number): Promise<StagedRow[]> {
  return ctx.session.query<StagedRow>({
    name: 'import.rows',
    // As JSON, which the program reads several times faster than an array of texts.
    text: 'select row_number, to_json(cells) as cells from engine_import_row where workspace_id = $1 and import_id = $2 and row_number > $3 order by row_number limit $4',
    values: [ctx.workspace.id, importId, after, limit],
  });
}

/** Numbers of the rows that are written already: none, unless the import goes on after a crash. */
export async function listDone(ctx: Context, importId: string): Promise<ReadonlySet<number>> {
  const rows = await ctx.session.query<{ row_number: number }>({
    text: 'select row_number from engine_import_result where workspace_id = $1 and import_id = $2 and is_done',
    values: [ctx.workspace.id, importId],
  });
  return new Set(rows.map((row) => row.row_number));
}

/** Forgets what a rehearsal found; what was written stays. */
export async function clearRehearsal(ctx: Context, importId: string): Promise<void> {
  await ctx.session.query({
    text: 'delete from engine_import_result where workspace_id = $1 and import_id = $2 and not is_done',
    values: [ctx.workspace.id, importId],
  });
}

/** Keeps what became of rows; `isDone` once they are written for good. */
export async function saveVerdicts(ctx: Context, importId: string, results: readonly RowResult[], isDone: boolean): Promise<void> {
  await ctx.session.query({
    name: 'import.save_verdicts',
    text: `insert into engine_import_result (workspace_id, import_id, row_number, verdict, is_done, record_id, issues, warnings)
      select $1, $2, x.row_number, x.verdict, $3, x.record_id, x.issues, x.warnings
      from json_to_recordset($4::json) as x (row_number int, verdict text, record_id uuid, issues jsonb, warnings jsonb)
      on conflict (workspace_id, import_id, row_number) do update
        set verdict = excluded.verdict, is_done = excluded.is_done, record_id = excluded.record_id, issues = excluded.issues, warnings = excluded.warnings`,
    values: [ctx.workspace.id, importId, isDone, JSON.stringify(results.map((result) => verdictRow(result, isDone)))],
  });
}

function verdictRow({ number, verdict, recordId, issues, warnings }: RowResult, isDone: boolean) {
  return {
    row_number: number,
    verdict,
    ...((isDone || verdict === 'duplicate') && { record_id: recordId }),
    ...(issues.length > 0 && { issues }),
    ...(warnings.length > 0 && { warnings }),
  };
}

interface RowIssue {
  readonly field?: string;
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

export interface ResultRow extends StagedRow {
  readonly verdict: Verdict | null;
  readonly record_id: string | null;
  readonly issues: readonly RowIssue[] | null;
  readonly warnings: readonly RowIssue[] | null;
}

/** Rows with a verdict, or those with warnings, in the order of the file. */
export function listResults(
  ctx: Context,
  importId: string,
  filter: { verdict?: Verdict; isWarned?: boolean; after: number; limit: number },
): Promise<ResultRow[]> {
  const { verdict, isWarned = false } = filter;
  // Those with something to say are found among the results; all rows, among the rows.
  const conditions = [
    ...(verdict === undefined ? [] : [`d.verdict = '${verdict}'${verdict === 'new' ? '' : ` and d.verdict <> 'new'`}`]),
    ...(isWarned ? ['d.warnings is not null'] : []),
  ];
  const join = conditions.length > 0 ? 'join' : 'left join';
  const number = conditions.length > 0 ? 'd.row_number' : 'r.row_number';
  return ctx.session.query<ResultRow>({
    text: `select r.row_number, r.cells, d.verdict, d.record_id, d.issues, d.warnings from engine_import_row r
      ${join} engine_import_result d on d.workspace_id = r.workspace_id and d.import_id = r.import_id and d.row_number = r.row_number
      where r.workspace_id = $1 and r.import_id = $2 and ${number} > $3 ${conditions.map((condition) => `and ${condition}`).join(' ')}
      order by ${number} limit $4`,
    values: [ctx.workspace.id, importId, filter.after, filter.limit],
  });
}
