import { AppError, invalid } from '#platform/contract/errors.ts';
import type { BulkChangeRequest, BulkSelection } from '../../contract/bulk/bulk-change.routes.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { scopeFor } from '../policy/scope.ts';
import { validateValues } from '../records/validate-values.ts';
import { selectionSql } from '../query/selection-sql.ts';

/** The object of a change; refused where records are not written by the engine, or where nothing says which ones. */
export function requireChangeable(ctx: Context, { object: id, selection, values }: BulkChangeRequest): ObjectDefinition {
  const object = objectNamed(ctx.registry, id);
  scopeFor(ctx, id, 'update');
  if (object.writes !== 'generic')
    throw new AppError('invalid', 'bulk.not_changeable', {
      zh: `${object.label.zh}由程序维护，不能批量修改。`,
      en: `${object.label.en} is kept by the program and cannot be changed in bulk.`,
    });
  const isSaid = [selection.ids, selection.filter, selection.expression, selection.search].some((part) => part !== undefined);
  if (!isSaid) throw invalid([selectionNeeded]);
  // What every record would refuse is said at once.
  const { issues } = validateValues(ctx, storageOf(object), values, false);
  if (issues.length > 0) throw invalid(issues);
  return object;
}

/** The ids of the next records of a selection the actor sees, in their order. */
export async function listSelected(ctx: Context, storage: ObjectStorage, selection: BulkSelection, bounds: Bounds): Promise<string[]> {
  const parameters = createSqlParameters();
  const conditions = await conditionsOf(ctx, storage, selection, parameters);
  conditions.push(`t.id > ${parameters.add(bounds.after, 'uuid')}`);
  if (bounds.before !== undefined) conditions.push(`t.id < ${parameters.add(bounds.before, 'uuid')}`);
  const rows = await ctx.session.query<{ id: string }>({
    text: `select t.id from ${storage.table} t where ${conditions.join(' and ')} order by t.id limit ${bounds.limit}`,
    values: parameters.values,
  });
  return rows.map((row) => row.id);
}

interface Bounds {
  readonly after: string;
  /** Records made later than this id have no part in it. */
  readonly before?: string;
  readonly limit: number;
}

/** How many records a selection holds of those the actor sees. */
export async function countSelected(ctx: Context, object: ObjectDefinition, selection: BulkSelection): Promise<number> {
  const storage = storageOf(object);
  const parameters = createSqlParameters();
  const conditions = await conditionsOf(ctx, storage, selection, parameters);
  const [row] = await ctx.session.query<{ n: number }>({
    text: `select count(*)::int as n from ${storage.table} t where ${conditions.join(' and ')}`,
    values: parameters.values,
  });
  return row?.n ?? 0;
}

async function conditionsOf(ctx: Context, storage: ObjectStorage, selection: BulkSelection, parameters: SqlParameters): Promise<string[]> {
  const { ids, ...asked } = selection;
  const visible = scopeFor(ctx, storage.object.id, 'see').text('t', parameters);
  return [
    `t.workspace_id = ${parameters.add(ctx.workspace.id, 'uuid')}`,
    ...(visible === undefined ? [] : [visible]),
    ...(ids === undefined ? [] : [`t.id = any(${parameters.add(ids, 'uuid[]')})`]),
    ...(await selectionSql(ctx, storage, asked, 't', parameters)),
  ];
}

const selectionNeeded = {
  field: 'selection',
  code: 'bulk.selection_needed',
  message: {
    zh: '请说明修改哪些记录：编号或筛选条件；空筛选 {"and":[]} 表示全部。',
    en: 'Say which records: their ids or a filter; {"and":[]} stands for all.',
  },
};
