import type { SqlParameters } from '../expression/sql-parameters.ts';
import { systemFields } from '../../contract/objects/object.ts';
import { storageOf } from '../fields/object-storage.ts';
import type { MeasurePlan } from './measure-plan.ts';

/**
 * The records in the state of the plan's instant, as a table expression: the present ones, or version rows laid over
 * them. Fields without history show their present value. Visibility is decided by the present owner: `visible` gets the alias.
 */
export function recordSourceSql(plan: MeasurePlan, parameters: SqlParameters, workspaceId: string, visible: (alias: string) => string): string {
  const { table, versionTable, columns: declared, historic } = storageOf(plan.object);
  if (!plan.isHistoric) return `(select * from ${table} c where c.workspace_id = ${workspaceId} and ${visible('c')})`;
  const past = new Set(historic.flatMap((stored) => stored.columns.map((column) => column.name)));
  const names = new Set(['workspace_id', ...systemFields, ...declared.map((column) => column.name)]);
  const columns = [...names].map((name) => `${past.has(name) ? 'v' : 'c'}.${name}`).join(', ');
  const at = parameters.add(plan.readAt, 'timestamptz');
  return `(select ${columns} from ${versionTable} v
    join ${table} c on c.workspace_id = v.workspace_id and c.id = v.record_id
    where v.workspace_id = ${workspaceId} and v.valid_from <= ${at} and v.valid_to > ${at} and ${visible('c')})`;
}
