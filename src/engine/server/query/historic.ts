import { invalid } from '#platform/contract/errors.ts';
import { type ObjectStorage } from '../fields/object-storage.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { Scope } from '../policy/scope.ts';

/** System columns that never change, so that the past knows them too. */
const timeless = new Set(['id', 'external_id', 'created_at', 'created_by']);

/** Refuses, by name, fields whose past values are not kept. */
export function requireHistoric(storage: ObjectStorage, names: Iterable<string>): void {
  const historic = new Set(storage.historic.map((stored) => stored.name));
  const unknown = [...new Set(names)].filter(
    (name) => !historic.has(name.replace(/_(country|province|city|district|detail)$/, '')) && !historic.has(name) && !timeless.has(name),
  );
  if (unknown.length === 0) return;
  const known = [...historic].join(', ');
  throw invalid(
    unknown.map((name) => ({
      field: name,
      code: 'record.not_historic',
      message: {
        zh: `“${name}”没有保留历史值，不能按过去的时点查询；可用的字段：${known}。`,
        en: `Past values of “${name}” are not kept, so it cannot be asked for as of a date; these can: ${known}.`,
      },
    })),
  );
}

/**
 * The table a list reads: the records, or, as of an instant, what the version rows say of them. Whoever may see a record today may
 * see its past.
 */
export function sourceSql(storage: ObjectStorage, scope: Scope, asOf: string | undefined, workspace: string, parameters: SqlParameters): string {
  if (asOf === undefined) return `${storage.table} t`;
  const instant = parameters.add(new Date(asOf).toISOString(), 'timestamptz');
  const historic = storage.historic.flatMap((stored) => stored.columns.map((column) => column.name));
  const present = presentColumns(storage).filter((column) => !historic.includes(column) && column !== 'workspace_id' && column !== 'id');
  const visible = scope.text('r', parameters);
  // An object that keeps no past values has no version rows: of then is known which records there were.
  if (historic.length === 0) {
    return `(select r.workspace_id, r.id, ${present.map((column) => `r.${column}`).join(', ')} from ${storage.table} r
      where r.workspace_id = ${workspace} and r.created_at <= ${instant}${visible === undefined ? '' : ` and ${visible}`}) t`;
  }
  // Versions go with their record, so each has one: who sees all and asks for nothing of today never reads the records.
  const join = visible === undefined ? 'left join' : 'join';
  return `(select v.workspace_id, v.record_id as id, ${[...present.map((column) => `r.${column}`), ...historic.map((column) => `v.${column}`)].join(', ')}
    from ${storage.versionTable} v ${join} ${storage.table} r on r.workspace_id = v.workspace_id and r.id = v.record_id
    where v.workspace_id = ${workspace} and v.valid_from <= ${instant} and v.valid_to > ${instant}${visible === undefined ? '' : ` and ${visible}`}) t`;
}

/** What identifies a record stays as it is today: ids, its name, when it was made. */
function presentColumns(storage: ObjectStorage): string[] {
  const name = storage.byName.get(storage.object.nameField)?.columns.map((column) => column.name) ?? [];
  return ['workspace_id', 'id', 'version', 'external_id', 'created_at', 'created_by', 'updated_at', 'updated_by', ...name];
}
