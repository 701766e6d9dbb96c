import type { AggregateInput } from '../../contract/records/query.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { Scope } from '../policy/scope.ts';

/**
 * The declared roll-up as a table `t` with one row per group, owner and currency, when it can answer the question: all records in
 * reach, counted or summed by nothing but its own keys. Each row stands for `t.records` records.
 */
export function rollupSource(
  storage: ObjectStorage,
  scope: Scope,
  input: AggregateInput,
  workspace: string,
  parameters: SqlParameters,
): string | undefined {
  const { rollup, ownerField } = storage.object;
  if (!rollup || ownerField === undefined || isRestricted(scope) || !canAnswer(input, rollup, ownerField)) return undefined;
  const visible = scope.owners === undefined ? '' : ` and owner_id = any(${parameters.add(scope.owners, 'uuid[]')})`;
  const part = (table: string): string =>
    `select grouped, owner_id, currency, records, sum_minor from ${table} where workspace_id = ${workspace} and object = '${storage.table}'${visible}`;
  const owned = `select ${workspace} as workspace_id, nullif(grouped, '') as ${rollup.by}, nullif(owner_id, '00000000-0000-0000-0000-000000000000') as ${ownerField}_id,
    nullif(currency, '') as ${rollup.sum}_currency, sum(records) as records, case when currency <> '' then sum(sum_minor) end as ${rollup.sum}_minor
    from (${part('engine_rollup')} union all ${part('engine_rollup_delta')}) r group by grouped, owner_id, currency having sum(records) <> 0`;
  const shared = scope.isPlain ? '' : ` union all ${sharedRows(storage, scope, workspace, parameters)}`;
  return `(${owned}${shared}) t`;
}

/** What a restriction leaves is not in the roll-up, which knows owners only. */
function isRestricted(scope: Scope): boolean {
  return !scope.isPlain && scope.parts('s', createSqlParameters()).restrictions.length > 0;
}

/** The records shared with the actor, each a row of its own beside the groups of what they reach by owner. */
function sharedRows(storage: ObjectStorage, scope: Scope, workspace: string, parameters: SqlParameters): string {
  const { rollup } = storage.object;
  const [own = 'true', ...more] = scope.parts('s', parameters).grounds ?? [];
  return `select ${workspace}, s.${rollup?.by}, s.${storage.ownerColumn}, s.${rollup?.sum}_currency, 1, s.${rollup?.sum}_minor from ${storage.table} s
    where s.workspace_id = ${workspace} and (${more.join(' or ')}) and (${own}) is not true`;
}

function canAnswer(input: AggregateInput, rollup: { readonly by: string; readonly sum: string }, ownerField: string): boolean {
  const isWhole = input.filter === undefined && (input.expression ?? '') === '' && (input.search ?? '') === '' && input.asOf === undefined;
  const keys = new Set([rollup.by, ownerField, `${rollup.sum}.currency`]);
  const hasOwnKeys = input.groupBy.every((key) => keys.has(key));
  const hasOwnMeasures = input.measures.every(
    (measure) =>
      measure.expression === undefined &&
      measure.weightedBy === undefined &&
      ((measure.kind === 'count' && measure.of === undefined) || (measure.kind === 'sum' && measure.of === rollup.sum)),
  );
  return isWhole && hasOwnKeys && hasOwnMeasures;
}
