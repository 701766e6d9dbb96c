import type { Context } from '#engine/server/context.ts';

/** By id of a deal or contact: the account it belongs to. */
export async function listAccountsOfLinks(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.session.query<{ id: string; account_id: string }>({
    name: 'activity.accounts_of_links',
    text: `select id, account_id from opportunity where workspace_id = $1 and id = any($2::uuid[]) and account_id is not null
      union all select id, account_id from contact where workspace_id = $1 and id = any($2::uuid[]) and account_id is not null`,
    values: [ctx.workspace.id, ids],
  });
  return new Map(rows.map((row) => [row.id, row.account_id]));
}
