import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { Column } from '../fields/field-columns.ts';
import { type ObjectStorage, toColumns } from '../fields/object-storage.ts';
import type { Values } from './guard.ts';

/** A record as it would be after a change; it need not be stored yet. */
export interface Candidate {
  readonly id: string;
  readonly values: Values;
}

/** The candidates as a table expression that stands in for their rows; what they refer to is read from the tables. */
export function candidateSource(ctx: Context, storage: ObjectStorage, candidates: readonly Candidate[], parameters: SqlParameters): string {
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const given = parameters.add(JSON.stringify(candidates.map((candidate) => rowOf(storage, candidate))), 'json');
  const now = parameters.add(ctx.now, 'timestamptz');
  const isOwn = (column: Column): boolean => column.within === undefined;
  const columns = storage.columns.filter(isOwn).map((column) => `${column.name} ${column.type}`);
  const documents = storage.columns.every(isOwn) ? [] : ['custom jsonb'];
  return `select ${workspace} as workspace_id, d.*, coalesce(t.version, 1) as version, coalesce(t.created_at, ${now}) as created_at, t.created_by,
      coalesce(t.updated_at, ${now}) as updated_at, t.updated_by
    from json_to_recordset(${given}) as d (${['id uuid', ...columns, ...documents].join(', ')})
    left join ${storage.table} t on t.workspace_id = ${workspace} and t.id = d.id`;
}

function rowOf(storage: ObjectStorage, { id, values }: Candidate): Record<string, unknown> {
  const row: Record<string, unknown> = { id };
  const custom: Record<string, unknown> = {};
  for (const stored of storage.fields) {
    const parts = toColumns(stored, values[stored.name] ?? null);
    for (const [at, column] of stored.columns.entries()) (column.within === undefined ? row : custom)[column.name] = parts[at] ?? null;
  }
  return Object.keys(custom).length > 0 ? { ...row, custom } : row;
}
