import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { aliasOf, identitySql, nextAlias, type SqlScope } from './sql-scope.ts';

/** A record is on the list of a static segment: a semi-join on its key, however many are on it. */
export function onSegmentSql(segment: string, record: TypedNode, scope: SqlScope): string {
  if (record.kind !== 'identity') throw new Error('only records are in segments');
  const alias = nextAlias(scope);
  const workspace = `${alias}."workspace_id" = ${aliasOf(record.source, scope)}."workspace_id"`;
  return `exists (select 1 from "engine_segment_member" ${alias} where ${workspace} and ${alias}."segment_id" = ${segment} and ${alias}."record_id" = ${identitySql(record.source, scope)})`;
}
