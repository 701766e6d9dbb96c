import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { type ObjectStorage, toColumns } from '../fields/object-storage.ts';
import type { Values } from '../records/guard.ts';
import type { Scope } from './scope.ts';

/** A record whose owner is known, stored or as it would be. */
export interface Candidate {
  readonly id: string;
  readonly values: Values;
}

/** Tells of stored records whether they are within the scope; asks the database only where more than the owner decides. */
export async function reachedRecords(
  ctx: Context,
  storage: ObjectStorage,
  scope: Scope,
  records: readonly Candidate[],
): Promise<(record: Candidate) => boolean> {
  if (scope.isPlain) return (record) => ownerReached(storage, scope, record);
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const ids = parameters.add(
    records.map((record) => record.id),
    'uuid[]',
  );
  const rows = await ctx.session.query<{ id: string }>({
    text: `select t.id from ${storage.table} t where t.workspace_id = ${workspace} and t.id = any(${ids}) and ${scope.text('t', parameters) ?? 'true'}`,
    values: parameters.values,
  });
  const reached = new Set(rows.map((row) => row.id));
  return (record) => reached.has(record.id);
}

/** The same of records as they would be after a write: what is written stands in for their rows. */
export async function reachedAfter(
  ctx: Context,
  storage: ObjectStorage,
  scope: Scope,
  records: readonly Candidate[],
): Promise<(record: Candidate) => boolean> {
  if (scope.isPlain || records.length === 0) return (record) => ownerReached(storage, scope, record);
  const parameters = createSqlParameters();
  const source = candidateSource(ctx, storage, records, parameters);
  const rows = await ctx.session.query<{ id: string }>({
    text: `select t.id from (${source}) t where ${scope.text('t', parameters) ?? 'true'}`,
    values: parameters.values,
  });
  const reached = new Set(rows.map((row) => row.id));
  return (record) => reached.has(record.id);
}

function ownerReached(storage: ObjectStorage, scope: Scope, record: Candidate): boolean {
  const { ownerField } = storage.object;
  return scope.includes(ownerField === undefined ? null : record.values[ownerField]);
}

function candidateSource(ctx: Context, storage: ObjectStorage, records: readonly Candidate[], parameters: SqlParameters): string {
  const rows = records.map(({ id, values }) => {
    const row: Record<string, unknown> = { id };
    for (const stored of storage.fields) {
      const parts = toColumns(stored, values[stored.name] ?? null);
      for (const [at, column] of stored.columns.entries()) if (column.within === undefined) row[column.name] = parts[at] ?? null;
    }
    return row;
  });
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const now = parameters.add(ctx.now, 'timestamptz');
  const me = parameters.add(ctx.actor.memberId, 'uuid');
  const columns = storage.columns
    .filter((column) => column.within === undefined)
    .map((column) => `${column.name} ${column.type}`)
    .join(', ');
  return `select ${workspace} as workspace_id, d.*, coalesce(r.version, 1) as version, coalesce(r.created_at, ${now}) as created_at,
      coalesce(r.created_by, ${me}) as created_by, ${now} as updated_at, ${me} as updated_by
    from json_to_recordset(${parameters.add(JSON.stringify(rows), 'json')}) as d (id uuid, ${columns})
    left join ${storage.table} r on r.workspace_id = ${workspace} and r.id = d.id`;
}
