import type { DaySource } from './day-source.ts';
import { approvalSource } from './sources/approvals.ts';
import { dealSource } from './sources/deals.ts';
import { taskSource } from './sources/tasks.ts';

/** What brings actions to the day of a seller. Leads to answer and customers about to return to the pool join here when they exist. */
export const daySources: readonly DaySource[] = [taskSource, dealSource, approvalSource];
