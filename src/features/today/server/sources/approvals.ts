import type { Context } from '#engine/server/context.ts';
import { listApprovals } from '#engine/server/approvals/read-approvals.ts';
import { todayMessages } from '../../contract/today.messages.ts';
import type { TeamDay } from '../../contract/today.routes.ts';
import type { DaySource } from '../day-source.ts';
import { wordsOf } from '../words.ts';

const page = '/approvals';

/** What waits for the person's own decision, from any capability. */
export const approvalSource: DaySource = {
  id: 'approval',
  async find(ctx) {
    const { rows } = await listApprovals(ctx, { view: 'waiting', limit: 20 });
    return rows.map((row) => ({
      id: row.id,
      icon: 'stamp',
      title: row.title,
      about: [row.recordName, row.askedBy?.name],
      reasons: [{ code: 'waits', tone: 'watch', label: wordsOf(todayMessages['today.reason.waits']) }],
      amount: null,
      due: null,
      isBad: true,
      object: row.object ?? '',
      recordId: row.recordId ?? row.id,
      links: {},
      link: page,
    }));
  },
};

/** The newest of them with their number, for those who lead. */
export async function listWaiting(ctx: Context): Promise<TeamDay['approvals']> {
  const { rows, waiting } = await listApprovals(ctx, { view: 'waiting', limit: 5 });
  return {
    count: waiting,
    rows: rows.map((row) => ({ id: row.id, title: row.title, reason: row.reason, askedBy: row.askedBy?.name ?? null, link: page })),
  };
}
