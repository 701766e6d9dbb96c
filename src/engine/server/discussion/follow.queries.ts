import { createSqlParameters } from '../expression/sql-parameters.ts';
import type { Context } from '../context.ts';
import { storageOf } from '../fields/object-storage.ts';
import { namedObject } from '../history/read-record-at.ts';

/** Somebody who is told of changes of a record. */
export interface Follower {
  readonly recordId: string;
  readonly memberId: string;
  readonly name: string | null;
  readonly isByOwning: boolean;
}

/** Who is told of these records of one object: those who said so, and owners who did not say otherwise; active members only. */
export function listFollowers(ctx: Context, objectId: string, recordIds: readonly string[]): Promise<Follower[]> {
  const storage = storageOf(namedObject(ctx, objectId));
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const object = parameters.add(objectId, 'text');
  const ids = parameters.add(recordIds, 'uuid[]');
  const said = `select record_id, member_id, false as owns from engine_follow
    where workspace_id = ${workspace} and object = ${object} and record_id = any(${ids}) and is_on`;
  const owning =
    storage.ownerColumn === undefined
      ? ''
      : `union all select t.id, t.${storage.ownerColumn}, true from ${storage.table} t
          where t.workspace_id = ${workspace} and t.id = any(${ids}) and t.${storage.ownerColumn} is not null and not exists (
            select 1 from engine_follow f where f.workspace_id = ${workspace} and f.object = ${object} and f.record_id = t.id
              and f.member_id = t.${storage.ownerColumn})`;
  return ctx.session.query<Follower>({
    text: `select f.record_id as "recordId", f.member_id as "memberId", m.name, f.owns as "isByOwning" from (${said} ${owning}) f
      join organisation_member m on m.workspace_id = ${workspace} and m.id = f.member_id and m.status not in ('left', 'system') order by m.name limit 1000`,
    values: parameters.values,
  });
}

/** People who speak or are spoken to follow, unless they said that they do not want to. */
export async function startFollowing(
  ctx: Context,
  place: { readonly object: string; readonly recordId: string },
  memberIds: readonly string[],
): Promise<void> {
  await ctx.session.query({
    name: 'follow.start',
    text: `insert into engine_follow (workspace_id, object, record_id, member_id, is_on, since)
      select $1, $2, $3, m, true, $5 from unnest($4::uuid[]) m on conflict do nothing`,
    values: [ctx.workspace.id, place.object, place.recordId, [...new Set(memberIds)], ctx.now],
  });
}

/** Keeps what the actor said about being told of a record. */
export async function saveFollowing(ctx: Context, place: { readonly object: string; readonly recordId: string }, isOn: boolean): Promise<void> {
  await ctx.session.query({
    name: 'follow.save',
    text: `insert into engine_follow (workspace_id, object, record_id, member_id, is_on, since) values ($1, $2, $3, $4, $5, $6)
      on conflict (workspace_id, object, record_id, member_id) do update set is_on = excluded.is_on, since = excluded.since`,
    values: [ctx.workspace.id, place.object, place.recordId, ctx.actor.memberId, isOn, ctx.now],
  });
}
