import { notFound } from '#platform/contract/errors.ts';
import type { Actor } from '../../contract/actor.ts';
import type { AccessExplanation, AccessReason } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, type ObjectStorage, peopleTables, storageOf } from '../fields/object-storage.ts';
import { accessRuleSql } from './access-rules.ts';
import { missingActions, type OwnerOfRecord, ownerReason, ruleReason, shareReason, type Subject } from './access-reasons.ts';
import { isGranted, scopeFor } from './scope.ts';

/** Why the actor may see a record and what they may do with it; a record out of their sight is not found, as everywhere. */
export async function explainAccess(ctx: Context, objectId: string, id: string): Promise<AccessExplanation> {
  const explained = isGranted(ctx.actor, objectId, 'see') ? await explainFor(ctx, ctx.actor, objectId, id) : undefined;
  if (!explained?.canSee) throw notFound(objectNamed(ctx.registry, objectId).label);
  return explained;
}

/** Every ground on which somebody reaches a record, or what keeps it from them; for callers who may know both. */
export async function explainFor(ctx: Context, actor: Actor, objectId: string, id: string): Promise<AccessExplanation> {
  const as = { ...ctx, actor };
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const [row, shares] = await Promise.all([askRecord(as, storage, id), listShares(as, objectId, id)]);
  if (!row) throw notFound(storage.object.label);
  const subject: Subject = { actor, isSelf: actor.memberId === ctx.actor.memberId };
  const hasOwner = storage.ownerColumn !== undefined;
  const owner: OwnerOfRecord = { id: row.owner, name: row.owner_name };
  const may = (action: 'see' | 'update' | 'delete'): boolean => row[`may_${action}`] === true;
  const reasons: AccessReason[] = [
    ...missingActions(subject, objectId),
    ...ownerReasons(subject, objectId, owner, hasOwner),
    ...shares,
    ...rulesOf(as, objectId).flatMap((rule, at) => ((row[`r${at}`] === true) === (rule.kind === 'share') ? [ruleReason(rule)] : [])),
  ];
  return { canSee: may('see'), canUpdate: may('see') && may('update'), canDelete: may('see') && may('delete'), reasons: reasons.toSorted(byEffect) };
}

/** What the owner opens for seeing and for changing; said once where it is the same. */
function ownerReasons(subject: Subject, objectId: string, owner: OwnerOfRecord, hasOwner: boolean): AccessReason[] {
  const actions = (['see', 'update'] as const).filter((action) => isGranted(subject.actor, objectId, action));
  const reasons = actions.map((action) => ownerReason(subject, objectId, owner, hasOwner, action));
  const [first, second] = reasons;
  return first && second && first.code === second.code ? [second] : reasons;
}

const order: readonly AccessReason['effect'][] = ['closes', 'opens', 'missing'];

function byEffect(left: AccessReason, right: AccessReason): number {
  return order.indexOf(left.effect) - order.indexOf(right.effect);
}

function rulesOf(ctx: Context, objectId: string) {
  const sharing = ctx.actor.sharing?.get(objectId);
  return [...(sharing?.rules ?? []), ...(sharing?.restrictions ?? [])];
}

interface AskedRow {
  readonly owner: string | null;
  readonly owner_name: string | null;
  readonly [answer: string]: unknown;
}

/** The owner, whether the scopes hold, and the answer of each rule, in one statement. */
async function askRecord(ctx: Context, { object, table, ownerColumn }: ObjectStorage, id: string): Promise<AskedRow | undefined> {
  const parameters = createSqlParameters();
  const place = `t.workspace_id = ${parameters.add(ctx.workspace.id, 'uuid')} and t.id = ${parameters.add(id, 'uuid')}`;
  const owner = ownerColumn === undefined ? 'null::uuid' : `t.${ownerColumn}`;
  const scopes = (['see', 'update', 'delete'] as const).map((action) => `${scopeAnswer(ctx, object.id, action, parameters)} as may_${action}`);
  const rules = rulesOf(ctx, object.id).map(
    (rule, at) => `coalesce(${accessRuleSql(ctx, object.id, rule.expression, 't', parameters) ?? 'false'}, false) as r${at}`,
  );
  const { member } = peopleTables;
  const [row] = await ctx.session.query<AskedRow>({
    text: `select ${[`${owner} as owner`, `m.${member.nameColumn} as owner_name`, ...scopes, ...rules].join(', ')} from ${table} t
      left join ${member.table} m on m.workspace_id = t.workspace_id and m.id = ${owner} where ${place}`,
    values: parameters.values,
  });
  return row;
}

function scopeAnswer(ctx: Context, objectId: string, action: 'see' | 'update' | 'delete', parameters: SqlParameters): string {
  if (!isGranted(ctx.actor, objectId, action)) return 'false';
  return `coalesce(${scopeFor(ctx, objectId, action).text('t', parameters) ?? 'true'}, false)`;
}

interface ShareRow {
  readonly source: 'team' | 'share';
  readonly mayWrite: boolean;
  readonly principal: string;
  readonly by: string | null;
  readonly to: string | null;
  readonly until: string | null;
}

async function listShares(ctx: Context, objectId: string, id: string): Promise<AccessReason[]> {
  const principals = ctx.actor.sharing?.get(objectId)?.principals ?? [];
  if (principals.length === 0) return [];
  const { member, department } = peopleTables;
  const rows = await ctx.session.query<ShareRow>({
    text: `select a.source, a.may_write as "mayWrite", a.principal, g.${member.nameColumn} as by, coalesce(m.${member.nameColumn}, d.${department.nameColumn}) as to,
        to_char(nullif(a.expires_at, 'infinity') at time zone $6, 'YYYY-MM-DD HH24:MI') as until
      from engine_record_access a
      left join ${member.table} g on g.workspace_id = a.workspace_id and g.id = a.created_by
      left join ${member.table} m on m.workspace_id = a.workspace_id and a.principal = 'member:' || m.id::text
      left join ${department.table} d on d.workspace_id = a.workspace_id and a.principal = 'department:' || d.id::text
      where a.workspace_id = $1 and a.object = $2 and a.record_id = $3 and a.principal = any($4::text[]) and a.expires_at > $5 order by a.created_at`,
    values: [ctx.workspace.id, objectId, id, principals, ctx.now, ctx.workspace.timeZone],
  });
  return rows.map(shareReason);
}
