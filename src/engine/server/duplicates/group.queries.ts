import type { DuplicateGroup } from '../../contract/duplicates/duplicates.routes.ts';
import type { MatchGroup } from '../../contract/duplicates/group-pairs.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { visibleSql } from './candidates.ts';

type StoredPair = DuplicateGroup['pairs'][number];

/** Exchanges the open groups of an object for those just found, without pairs people have told apart. Answers how many were stored. */
export async function replaceOpenGroups(ctx: Context, objectId: string, groups: readonly MatchGroup[]): Promise<number> {
  const apart = await readDistinct(ctx, objectId);
  const rows = groups.flatMap((group) => {
    const pairs = group.pairs.filter(({ left, right }) => !apart.has(`${left} ${right}`));
    const ids = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))];
    if (ids.length < 2) return [];
    return [{ id: ctx.newId(), ids, confidence: Math.min(...pairs.map(({ score }) => score.confidence)), pairs: pairs.map(storedPair) }];
  });
  await ctx.session.query({
    text: `delete from engine_match_group where workspace_id = $1 and object = $2 and state = 'open'`,
    values: [ctx.workspace.id, objectId],
  });
  if (rows.length === 0) return 0;
  await ctx.session.query({
    text: `with g as (select * from jsonb_to_recordset($4::jsonb) as g (id uuid, ids uuid[], confidence int, pairs jsonb)),
      made as (insert into engine_match_group (workspace_id, id, object, state, confidence, pairs, found_at)
        select $1::uuid, id, $2::text, 'open', confidence, pairs, $3::timestamptz from g)
      insert into engine_match_member (workspace_id, group_id, record_id) select $1::uuid, g.id, r.id from g, unnest(g.ids) r (id)`,
    values: [ctx.workspace.id, objectId, ctx.now, JSON.stringify(rows.map((row) => ({ ...row, ids: `{${row.ids.join(',')}}` })))],
  });
  return rows.length;
}

function storedPair({ left, right, score }: MatchGroup['pairs'][number]): StoredPair {
  const verdict = score.verdict === 'certain' ? 'certain' : 'possible';
  return { left, right, confidence: score.confidence, verdict, reasons: score.reasons.map((reason) => ({ ...reason, fields: [...reason.fields] })) };
}

async function readDistinct(ctx: Context, objectId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.session.query<{ left_id: string; right_id: string }>({
    text: 'select left_id, right_id from engine_match_distinct where workspace_id = $1 and object = $2',
    values: [ctx.workspace.id, objectId],
  });
  return new Set(rows.map(({ left_id, right_id }) => `${left_id} ${right_id}`));
}

interface GroupRow {
  readonly id: string;
  readonly object: string;
  readonly state: DuplicateGroup['state'];
  readonly confidence: number;
  readonly found_at: Date;
  readonly pairs: StoredPair[];
  readonly records: { id: string; name: string; updated_at: string }[];
  readonly total: string;
}

/** Groups of which the actor sees at least two records (one of what is closed), the surest first; with those records only. */
export async function listGroups(
  ctx: Context,
  storage: ObjectStorage,
  page: { readonly state: DuplicateGroup['state']; readonly limit: number; readonly offset: number; readonly id?: string },
): Promise<{ groups: DuplicateGroup[]; total: number }> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const of = parameters.add(storage.object.id, 'text');
  const chosen = page.id === undefined ? `g.state = ${parameters.add(page.state, 'text')}` : `g.id = ${parameters.add(page.id, 'uuid')}`;
  const rows = await ctx.session.query<GroupRow>({
    text: `select g.id, g.object, g.state, g.confidence, g.found_at, g.pairs, m.records, count(*) over () as total
      from engine_match_group g cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.${storage.object.nameField}, 'updated_at', t.updated_at) order by t.id), '[]') as records,
          count(*) as seen from engine_match_member m join ${storage.table} t on t.workspace_id = m.workspace_id and t.id = m.record_id
        where m.workspace_id = g.workspace_id and m.group_id = g.id and ${visibleSql(ctx, storage, parameters)}) m
      where g.workspace_id = ${workspace} and g.object = ${of} and ${chosen} and m.seen >= case when g.state = 'open' then 2 else 1 end
      order by g.confidence desc, g.id limit ${parameters.add(String(page.limit), 'bigint')} offset ${parameters.add(String(page.offset), 'bigint')}`,
    values: parameters.values,
  });
  return { groups: rows.map(groupOf), total: Number(rows[0]?.total ?? 0) };
}

function groupOf(row: GroupRow): DuplicateGroup {
  const seen = new Set(row.records.map(({ id }) => id));
  return {
    id: row.id,
    object: row.object,
    state: row.state,
    confidence: row.confidence,
    foundAt: row.found_at.toISOString(),
    records: row.records.map(({ id, name, updated_at }) => ({ id, name, updatedAt: new Date(updated_at).toISOString() })),
    pairs: row.pairs.filter(({ left, right }) => seen.has(left) && seen.has(right)),
  };
}

/** The object a group is of; undefined when there is no such group. */
export async function findGroupObject(ctx: Context, id: string): Promise<string | undefined> {
  const [row] = await ctx.session.query<{ object: string }>({
    text: 'select object from engine_match_group where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id],
  });
  return row?.object;
}

/** Keeps in mind that these records are not the same, and closes the group. */
export async function markDismissed(ctx: Context, group: DuplicateGroup): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_match_distinct (workspace_id, object, left_id, right_id, created_at, created_by)
      select $1, $2, p.left, p.right, $4, $5 from jsonb_to_recordset($3::jsonb) as p ("left" uuid, "right" uuid) on conflict do nothing`,
    values: [ctx.workspace.id, group.object, JSON.stringify(group.pairs), ctx.now, ctx.actor.memberId],
  });
  await ctx.session.query({
    text: `update engine_match_group set state = 'dismissed', closed_at = $3, closed_by = $4 where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, group.id, ctx.now, ctx.actor.memberId],
  });
}

/** Closes open groups that have fewer than two records left after these were merged. */
export async function closeMergedGroups(ctx: Context, storage: ObjectStorage, survivorId: string): Promise<void> {
  await ctx.session.query({
    text: `update engine_match_group g set state = 'merged', closed_at = $4, closed_by = $5
      where g.workspace_id = $1 and g.object = $2 and g.state = 'open'
        and g.id in (select group_id from engine_match_member where workspace_id = $1 and record_id = $3)
        and (select count(*) from engine_match_member m join ${storage.table} t on t.workspace_id = m.workspace_id and t.id = m.record_id
          where m.workspace_id = g.workspace_id and m.group_id = g.id) < 2`,
    values: [ctx.workspace.id, storage.object.id, survivorId, ctx.now, ctx.actor.memberId],
  });
}
