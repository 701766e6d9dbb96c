import type { ObjectSharing } from '../../contract/policy/sharing.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { accessRuleSql } from './access-rules.ts';

/** What brings a record within reach beside its owner: a place in its team or a share, and each sharing rule. */
export function groundsSql(
  ctx: Context,
  object: string,
  sharing: ObjectSharing,
  isWriting: boolean,
  alias: string,
  parameters: SqlParameters,
): string[] {
  const shared = sharing.principals.length > 0 ? [sharedSql(ctx, object, sharing.principals, isWriting, alias, parameters)] : [];
  // A rule whose fields are gone opens nothing.
  const ruled = sharing.rules.flatMap((rule) => accessRuleSql(ctx, object, rule.expression, alias, parameters) ?? []);
  return [...shared, ...ruled];
}

/** What must hold of every record besides; a rule whose fields are gone closes everything rather than nothing. */
export function restrictionsSql(ctx: Context, object: string, sharing: ObjectSharing, alias: string, parameters: SqlParameters): string[] {
  return sharing.restrictions.map((rule) => accessRuleSql(ctx, object, rule.expression, alias, parameters) ?? 'false');
}

function sharedSql(
  ctx: Context,
  object: string,
  principals: readonly string[],
  isWriting: boolean,
  alias: string,
  parameters: SqlParameters,
): string {
  return `${alias}.id in (select ra.record_id from engine_record_access ra where ra.workspace_id = ${parameters.add(ctx.workspace.id, 'uuid')}
    and ra.object = ${parameters.add(object, 'text')} and ra.principal = any(${parameters.add(principals, 'text[]')})
    and ra.expires_at > ${parameters.add(ctx.now, 'timestamptz')}${isWriting ? ' and ra.may_write' : ''})`;
}
