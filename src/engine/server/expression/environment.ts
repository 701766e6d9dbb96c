import { chineseWorkCalendar } from '../../contract/calendar/chinese-work-calendar.ts';
import type { ExprEnvironment } from '../../contract/expression/record.ts';
import type { Context } from '../context.ts';

/**
 * What expressions know besides the record: the instant of the request, the workspace's time zone, who asks, work days.
 * Asked as of a past instant, `now()` and `today()` are that instant: what was overdue then is overdue in the answer.
 */
export function environmentOf(ctx: Context, asOf?: string): ExprEnvironment {
  return {
    now: asOf === undefined ? ctx.now : new Date(asOf),
    timeZone: ctx.workspace.timeZone,
    memberId: ctx.actor.memberId,
    teamMemberIds: ctx.actor.reach.own,
    workCalendar: chineseWorkCalendar(),
    ...(ctx.workspace.exchange && { exchange: ctx.workspace.exchange }),
    ...(ctx.workspace.people && { people: ctx.workspace.people }),
    fiscalYearStart: ctx.workspace.fiscalYearStart,
  };
}
