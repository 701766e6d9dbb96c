import { AppError } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type * as routes from '../../contract/views/view.routes.ts';
import { mostCounted } from '../../contract/views/view.routes.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { scopeFor } from '../policy/scope.ts';
import { selectionSql } from '../query/selection-sql.ts';

/** All counts together take no longer than a few of these; a tab without a number is no loss. */
const mostMs = 250;
const cancelled = '57014';

type View = RouteInput<typeof routes.countViewsRoute>['views'][number];

/** How many of each view's records the actor sees, as far as that is found out quickly. */
export async function countViews(ctx: Context, input: RouteInput<typeof routes.countViewsRoute>): Promise<{ counts: Record<string, number> }> {
  scopeFor(ctx, input.object, 'see');
  await ctx.session.query({ text: `select set_config('statement_timeout', $1, true)`, values: [String(mostMs)] });
  const counts: Record<string, number> = {};
  for (const view of input.views) {
    const count = await countView(ctx, input.object, view);
    // The transaction is over with the statement that was given up.
    if (count === 'late') return { counts };
    if (count !== undefined) counts[view.id] = count;
  }
  return { counts };
}

async function countView(ctx: Context, object: string, { filter }: View): Promise<number | 'late' | undefined> {
  const storage = storageOf(objectNamed(ctx.registry, object));
  const parameters = createSqlParameters();
  const visible = scopeFor(ctx, object, 'see').text('t', parameters);
  const own = [`t.workspace_id = ${parameters.add(ctx.workspace.id, 'uuid')}`, ...(visible === undefined ? [] : [visible])];
  try {
    const conditions = [...own, ...(await selectionSql(ctx, storage, filter ? { filter } : {}, 't', parameters))];
    const [row] = await ctx.session.query<{ n: number }>({
      text: `select count(*)::int as n from (select 1 from ${storage.table} t where ${conditions.join(' and ')} limit ${mostCounted + 1}) c`,
      values: parameters.values,
    });
    return row?.n ?? 0;
  } catch (error) {
    // What a view asks may be closed to this person; its tab then has no number.
    if (error instanceof AppError && error.kind === 'invalid') return undefined;
    if (error instanceof Error && 'code' in error && error.code === cancelled) return 'late';
    throw error;
  }
}
