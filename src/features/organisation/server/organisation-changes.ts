import type { Context } from '#engine/server/context.ts';
import type { Changes } from '#engine/contract/events/event.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import { requireAdministratorLeft } from './organisation.policy.ts';
import { dayIn } from './day.ts';
import { countAdministrators } from './member.queries.ts';

type Row = Readonly<Record<string, FieldValue>>;

/** Today in the workspace's time zone. */
export function todayOf(ctx: Context): string {
  return dayIn(ctx.workspace.timeZone, ctx.now);
}

/** The day an as-of instant falls on, or today. */
export function dayOf(ctx: Context, asOf: string | undefined): string {
  const instant = asOf === undefined ? ctx.now : new Date(asOf);
  return dayIn(ctx.workspace.timeZone, Number.isNaN(instant.valueOf()) ? ctx.now : instant);
}

/** Tells every process that what it keeps of this organisation is old. Only writers of the same organisation wait for each other here. */
export async function raiseRevision(ctx: Context): Promise<void> {
  await ctx.session.query({
    name: 'organisation.raise_revision',
    text: 'update organisation_state set revision = revision + 1 where workspace_id = $1',
    values: [ctx.workspace.id],
  });
}

/** To be called after a change that may have taken somebody's access. */
export async function keepAdministrator(ctx: Context): Promise<void> {
  requireAdministratorLeft(await countAdministrators(ctx.session, todayOf(ctx)));
}

/** Before and after of the fields that differ. */
export function changesBetween(before: Row | null, after: Row | null): Changes {
  const fields = Object.keys({ ...before, ...after });
  const pairs = fields.map((field): [string, readonly [FieldValue, FieldValue]] => [field, [before?.[field] ?? null, after?.[field] ?? null]]);
  return Object.fromEntries(pairs.filter(([, [was, is]]) => was !== is));
}

type Table =
  | 'organisation_member'
  | 'organisation_department'
  | 'organisation_assignment'
  | 'organisation_invitation'
  | 'organisation_api_key'
  | 'organisation_role'
  | 'workspace';

/** Writes a change of the organisation to the event log and lets every process know. */
export async function recordChange(ctx: Context, object: Table, recordId: string, before: Row | null, after: Row | null): Promise<void> {
  const kind = before === null ? 'record.created' : after === null ? 'record.deleted' : 'record.updated';
  ctx.emit({ kind, object, recordId, changes: changesBetween(before, after) });
  await raiseRevision(ctx);
}
