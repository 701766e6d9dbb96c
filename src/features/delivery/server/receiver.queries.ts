import type { Context } from '#engine/server/context.ts';

/** What one receiver is sent, and whether they still are. */
export interface Standing {
  readonly subscription_id: string;
  readonly name: string;
  readonly receiver: string;
  readonly unsubscribed_at: Date | null;
}

/** How one receiver stands to their subscription. */
export async function findStanding(ctx: Context, receiverId: string): Promise<Standing | undefined> {
  const [row] = await ctx.session.query<Standing>({
    text: `select r.subscription_id, s.name, coalesce(m.name, r.address) as receiver, r.unsubscribed_at from delivery_receiver r
      join delivery_subscription s on s.workspace_id = r.workspace_id and s.id = r.subscription_id
      left join organisation_member m on m.workspace_id = r.workspace_id and m.id = r.member_id
      where r.workspace_id = $1 and r.id = $2`,
    values: [ctx.workspace.id, receiverId],
  });
  return row;
}
