import { chineseWorkCalendar } from '../../contract/calendar/chinese-work-calendar.ts';
import type { ExprEnvironment } from '../../contract/expression/record.ts';
import type { Context } from '../context.ts';

/** What expressions know besides the record: the instant of the request, the workspace's time zone, who asks, work days. */
export function environmentOf(ctx: Context): ExprEnvironment {
  return {
    now: ctx.now,
    timeZone: ctx.workspace.timeZone,
    memberId: ctx.actor.memberId,
    teamMemberIds: ctx.actor.reach.own,
    workCalendar: chineseWorkCalendar(),
  };
}
