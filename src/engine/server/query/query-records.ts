import type { QueryRequest, QueryResult, RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { type Scope, scopeFor } from '../policy/scope.ts';
import type { SqlRow } from '../records/record-row.ts';
import { sourceSql } from './historic.ts';
import { readCursor, writeCursor } from './keyset.ts';
import { cursorOf, outerOrder, pageSql, resolveOrder } from './page-sql.ts';
import { selectionSql } from './selection-sql.ts';
import { showColumns } from './shown-columns.ts';

const usualLimit = 50;

/** A page of the records the actor may see. */
export function queryRecords(ctx: Context, objectId: string, input: QueryRequest): Promise<QueryResult> {
  return queryWithin(ctx, scopeFor(ctx, objectId, 'see'), input);
}

/** A page of the records within a scope; names of what they refer to are looked up after limiting. */
export async function queryWithin(ctx: Context, scope: Scope, input: QueryRequest): Promise<QueryResult> {
  const storage = storageOf(objectNamed(ctx.registry, scope.object));
  const limit = input.limit ?? usualLimit;
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const isPast = input.asOf !== undefined;
  const order = resolveOrder(ctx, storage, input.sort, isPast, parameters);
  const shown = showColumns(ctx, storage, input.columns, isPast, parameters);
  const page = pageSql({
    storage,
    scope,
    isScoped: isPast,
    source: sourceSql(storage, scope, input.asOf, workspace, parameters),
    workspace,
    select: shown.inner,
    conditions: await selectionSql(ctx, storage, input, 't', parameters),
    order,
    cursor: readCursor(order.name, input.cursor),
    limit: limit + 1,
    parameters,
  });
  const text =
    shown.joins === '' ? page : `select ${['x.*', ...shown.outer].join(', ')} from (${page}) x\n${shown.joins}\norder by ${outerOrder(order, 'x')}`;
  // Not prepared by name: a plan made for the actual values finds the rare one's index.
  const rows = await ctx.session.query<SqlRow>({ text, values: parameters.values });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: (last ? rows.slice(0, limit) : rows).map((row): RecordRow => shown.read(row)),
    nextCursor: last ? writeCursor(order.name, cursorOf(order, last)) : null,
  };
}
