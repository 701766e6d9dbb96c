import type { Context } from '#engine/server/context.ts';

interface ReferringColumn {
  readonly table: string;
  readonly column: string;
}

/** Which of the ids a row of any table but the given ones refers to; asked of every foreign key the database knows. */
export async function listReferredIds(ctx: Context, target: string, ids: readonly string[], except: readonly string[]): Promise<Set<string>> {
  const columns = await ctx.session.query<ReferringColumn>({
    text: `select c.conrelid::regclass::text as table, quote_ident(a.attname) as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.conparentid = 0 and c.confrelid = to_regclass($1) and a.attname <> 'workspace_id'`,
    values: [target],
  });
  const referred = new Set<string>();
  for (const { table, column } of columns.filter((each) => !except.includes(each.table))) {
    const rows = await ctx.session.query<{ id: string }>({
      text: `select distinct ${column} as id from ${table} where workspace_id = $1 and ${column} = any($2::uuid[])`,
      values: [ctx.workspace.id, ids],
    });
    for (const row of rows) referred.add(row.id);
  }
  return referred;
}
