import type { Context } from '#engine/server/context.ts';
import type { ActionView, RunSummary } from '../contract/inspection.routes.ts';
import type { ActionRow } from './action.queries.ts';
import type { RunRow } from './inspection.queries.ts';

/** A run as lists and the head of its report show it. */
export function viewRun(row: RunRow): RunSummary {
  return {
    id: row.id,
    template: { zh: row.name_zh, en: row.name_en },
    templateVersion: row.template_version,
    status: row.status,
    error: row.error,
    scope: { department: row.department_name, owner: row.owner_name },
    periodFrom: row.period_from,
    periodTo: row.period_to,
    asOf: row.as_of.toISOString(),
    score: numberOf(row.score),
    isPassed: row.is_passed,
    previousScore: numberOf(row.previous_score),
    inspector: row.inspector_name,
    startedAt: row.started_at.toISOString(),
    failedItems: row.failed_items,
  };
}

/** A corrective action as pages show it. */
export function viewAction(ctx: Context, row: ActionRow): ActionView {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.workspace.timeZone }).format(ctx.now);
  return {
    id: row.id,
    findingId: row.finding_id,
    title: row.title,
    cause: row.cause,
    owner: { id: row.owner_id, name: row.owner_name },
    dueOn: row.due_on,
    isOverdue: row.status !== 'closed' && row.due_on < today,
    status: row.status,
    doneAt: row.done_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    adoptedVersion: row.adopted_version,
  };
}

/** Stored numeric text as a number for display; scores have three decimals at most. */
export function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
