import type { Context } from '#engine/server/context.ts';
import type { Severity, TemplateDefinition } from '../contract/template.ts';

/** The unit that stands for the whole scope of a run. */
export const wholeScope = '00000000-0000-0000-0000-000000000000';

export interface RunRow {
  readonly id: string;
  readonly template_id: string;
  readonly template_version: number;
  readonly name_zh: string;
  readonly name_en: string;
  readonly department_id: string | null;
  readonly owner_id: string | null;
  readonly department_name: string | null;
  readonly owner_name: string | null;
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly as_of: Date;
  readonly status: 'running' | 'done' | 'failed';
  readonly error: string | null;
  readonly score: string | null;
  readonly is_passed: boolean | null;
  readonly sections: { id: string; score: number | null; belowMinimum: boolean }[] | null;
  readonly vetoes: string[] | null;
  readonly previous_run_id: string | null;
  readonly previous_score: string | null;
  readonly inspector_id: string;
  readonly inspector_name: string | null;
  readonly started_at: Date;
  readonly failed_items: number;
}

const selectRun = `
  select r.id, r.template_id, r.template_version, t.name_zh, t.name_en, r.department_id, r.owner_id,
    d.name as department_name, o.name as owner_name, r.period_from, r.period_to, r.as_of, r.status, r.error, r.score,
    r.is_passed, r.sections, r.vetoes, r.previous_run_id, p.score as previous_score, r.inspector_id,
    i.name as inspector_name, r.started_at,
    (select count(*)::int from inspection_result x
      where x.workspace_id = r.workspace_id and x.run_id = r.id and x.unit_id = '${wholeScope}' and x.status = 'failed') as failed_items
  from inspection_run r
  join inspection_template t on t.workspace_id = r.workspace_id and t.id = r.template_id
  left join inspection_run p on p.workspace_id = r.workspace_id and p.id = r.previous_run_id
  left join organisation_department d on d.workspace_id = r.workspace_id and d.id = r.department_id
  left join organisation_member o on o.workspace_id = r.workspace_id and o.id = r.owner_id
  left join organisation_member i on i.workspace_id = r.workspace_id and i.id = r.inspector_id
  where r.workspace_id = $1`;

/** One run, or undefined. */
export async function findRun(ctx: Context, id: string): Promise<RunRow | undefined> {
  const [row] = await ctx.session.query<RunRow>({ text: `${selectRun} and r.id = $2`, values: [ctx.workspace.id, id] });
  return row;
}

/** Newest first; only runs of `inspectors` when given. The cursor is the start and id of the last one. */
export function listRuns(
  ctx: Context,
  page: { before?: readonly [string, string]; limit: number; inspectors?: readonly string[] },
): Promise<RunRow[]> {
  const { before, limit, inspectors } = page;
  return ctx.session.query<RunRow>({
    text: `${selectRun}
      and ($2::timestamptz is null or (r.started_at, r.id) < ($2::timestamptz, $3::uuid))
      and ($4::uuid[] is null or r.inspector_id = any($4))
      order by r.started_at desc, r.id desc limit $5`,
    values: [ctx.workspace.id, before?.[0] ?? null, before?.[1] ?? null, inspectors ?? null, limit],
  });
}

/** The last finished run of the same template over the same scope, to set its score beside the new one. */
export async function findPreviousRun(ctx: Context, run: RunRow): Promise<string | null> {
  const [row] = await ctx.session.query<{ id: string }>({
    text: `select id from inspection_run where workspace_id = $1 and template_id = $2 and status = 'done' and id <> $3
      and department_id is not distinct from $4 and owner_id is not distinct from $5 and started_at <= $6
      order by started_at desc, id desc limit 1`,
    values: [ctx.workspace.id, run.template_id, run.id, run.department_id, run.owner_id, run.started_at],
  });
  return row?.id ?? null;
}

export interface VersionRow {
  readonly template_id: string;
  readonly number: number;
  readonly status: 'draft' | 'published' | 'retired';
  readonly definition: TemplateDefinition;
  readonly published_at: Date | null;
}

/** The questions of a template under a version number, or undefined. */
export async function findVersion(ctx: Context, templateId: string, number: number): Promise<VersionRow | undefined> {
  const [row] = await ctx.session.query<VersionRow>({
    text: `select template_id, number, status, definition, published_at from inspection_template_version
      where workspace_id = $1 and template_id = $2 and number = $3`,
    values: [ctx.workspace.id, templateId, number],
  });
  return row;
}

export interface ResultRow {
  readonly item_id: string;
  readonly unit_id: string;
  readonly status: 'passed' | 'failed' | 'not_applicable';
  readonly population: number | null;
  readonly offending: number | null;
  readonly value: string | null;
  readonly score: string | null;
  readonly trace: unknown;
}

/** All answers of a run, of the whole scope and of each unit. */
export function listResults(ctx: Context, runId: string): Promise<ResultRow[]> {
  return ctx.session.query<ResultRow>({
    text: `select item_id, unit_id, status, population, offending, value, score, trace from inspection_result
      where workspace_id = $1 and run_id = $2`,
    values: [ctx.workspace.id, runId],
  });
}

/** Writes all results of a run in one statement; running again replaces them. */
export async function saveResults(ctx: Context, runId: string, results: readonly ResultRow[]): Promise<void> {
  await ctx.session.query({
    text: `insert into inspection_result (workspace_id, run_id, item_id, unit_id, status, population, offending, value, score, trace)
      select $1, $2, x.item_id, x.unit_id, x.status, x.population, x.offending, x.value, x.score, x.trace
      from jsonb_to_recordset($3::jsonb) as x (item_id text, unit_id uuid, status text, population int, offending int, value text, score numeric, trace jsonb)
      on conflict (workspace_id, run_id, item_id, unit_id) do update set status = excluded.status, population = excluded.population,
        offending = excluded.offending, value = excluded.value, score = excluded.score, trace = excluded.trace`,
    values: [ctx.workspace.id, runId, JSON.stringify(results)],
  });
}

export interface FindingRow {
  readonly id: string;
  readonly run_id: string;
  readonly item_id: string;
  readonly severity: Severity;
  readonly repeats: number;
  readonly population: number | null;
  readonly offending: number | null;
  readonly status: 'open' | 'acting' | 'done' | 'closed' | 'reopened';
}

const findingColumns = 'id, run_id, item_id, severity, repeats, population, offending, status';

/** What a run found wrong. */
export function listFindings(ctx: Context, runId: string): Promise<FindingRow[]> {
  return ctx.session.query<FindingRow>({
    text: `select ${findingColumns} from inspection_finding where workspace_id = $1 and run_id = $2`,
    values: [ctx.workspace.id, runId],
  });
}

/** The finding, locked against a second person acting on it; undefined when there is none. */
export async function lockFinding(ctx: Context, id: string): Promise<FindingRow | undefined> {
  const [row] = await ctx.session.query<FindingRow>({
    text: `select ${findingColumns} from inspection_finding where workspace_id = $1 and id = $2 for update`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** The finding as it stands, without a lock; undefined when there is none. */
export async function findFinding(ctx: Context, id: string): Promise<FindingRow | undefined> {
  const [row] = await ctx.session.query<FindingRow>({
    text: `select ${findingColumns} from inspection_finding where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** In how many of the last two runs of the same template and scope each item failed (METRICS M59). */
export async function countRepeats(ctx: Context, run: RunRow): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.session.query<{ item_id: string; repeats: number }>({
    text: `select f.item_id, count(*)::int as repeats from inspection_finding f
      where f.workspace_id = $1 and f.run_id in (
        select id from inspection_run where workspace_id = $1 and template_id = $2 and status = 'done' and id <> $3
          and department_id is not distinct from $4 and owner_id is not distinct from $5
        order by started_at desc, id desc limit 2)
      group by f.item_id`,
    values: [ctx.workspace.id, run.template_id, run.id, run.department_id, run.owner_id],
  });
  return new Map(rows.map((row) => [row.item_id, row.repeats]));
}

/** Opens one finding per failed item; a run that is carried out twice opens none twice. */
export async function openFindings(
  ctx: Context,
  runId: string,
  findings: readonly { id: string; item_id: string; severity: Severity; repeats: number; population: number | null; offending: number | null }[],
): Promise<FindingRow[]> {
  return ctx.session.query<FindingRow>({
    text: `insert into inspection_finding (workspace_id, id, run_id, item_id, severity, repeats, population, offending, status, opened_at)
      select $1, x.id, $2, x.item_id, x.severity, x.repeats, x.population, x.offending, 'open', $4
      from jsonb_to_recordset($3::jsonb) as x (id uuid, item_id text, severity text, repeats int, population int, offending int)
      on conflict (workspace_id, run_id, item_id) do update set severity = excluded.severity
      returning ${findingColumns}`,
    values: [ctx.workspace.id, runId, JSON.stringify(findings), ctx.now],
  });
}

/** Keeps who broke the rule, with the unit they belong to. */
export async function saveOffenders(
  ctx: Context,
  findingId: string,
  offenders: readonly { id: string; owner: string | null; unit: string | null }[],
): Promise<void> {
  await ctx.session.query({
    text: `insert into inspection_offender (workspace_id, finding_id, record_id, owner_id, unit_id)
      select $1, $2, * from unnest($3::uuid[], $4::uuid[], $5::uuid[]) on conflict do nothing`,
    values: [ctx.workspace.id, findingId, offenders.map((row) => row.id), offenders.map((row) => row.owner), offenders.map((row) => row.unit)],
  });
}

/** Closes a run with its score, sections and vetoes. */
export async function markRunDone(
  ctx: Context,
  id: string,
  result: { score: number | null; isPassed: boolean; sections: unknown; vetoes: readonly string[]; previousRunId: string | null },
): Promise<void> {
  await ctx.session.query({
    text: `update inspection_run set status = 'done', score = $3, is_passed = $4, sections = $5, vetoes = $6, previous_run_id = $7, finished_at = $8
      where workspace_id = $1 and id = $2`,
    values: [
      ctx.workspace.id,
      id,
      result.score,
      result.isPassed,
      JSON.stringify(result.sections),
      JSON.stringify(result.vetoes),
      result.previousRunId,
      ctx.now,
    ],
  });
}

/** Closes a run that could not be measured, with the reason; one that has ended stays as it is. */
export async function markRunFailed(ctx: Context, id: string, error: string): Promise<void> {
  await ctx.session.query({
    text: `update inspection_run set status = 'failed', error = $3, finished_at = $4 where workspace_id = $1 and id = $2 and status = 'running'`,
    values: [ctx.workspace.id, id, error, ctx.now],
  });
}

/** Moves a finding to a state; closing it notes the time, leaving that state forgets it. */
export async function markFinding(ctx: Context, id: string, status: FindingRow['status']): Promise<void> {
  await ctx.session.query({
    text: `update inspection_finding set status = $3, closed_at = case when $3 = 'closed' then $4::timestamptz end where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, status, ctx.now],
  });
}

/** Members and the department each belonged to on a day. */
export async function departmentsOn(ctx: Context, day: Date): Promise<ReadonlyMap<string, { id: string; name: string; path: string }>> {
  const rows = await ctx.session.query<{ member_id: string; id: string; name: string; path: string }>({
    text: `select a.member_id, d.id, d.name, d.path from organisation_assignment a
      join organisation_department d on d.workspace_id = a.workspace_id and d.id = a.department_id
      where a.workspace_id = $1 and a.valid_from <= ($2::timestamptz at time zone $3)::date and a.valid_to > ($2::timestamptz at time zone $3)::date`,
    values: [ctx.workspace.id, day, ctx.workspace.timeZone],
  });
  return new Map(rows.map((row) => [row.member_id, row]));
}
