import type { Label } from '#platform/contract/label.ts';
import type { Context } from '#engine/server/context.ts';
import type { DimensionInput, MetricDimension } from '#engine/server/metrics/fact-query.ts';

/**
 * Where the owner of a fact stood on its date. Assignments are few, so they are joined as a set; people who have left stay with
 * the department they last had. Materialised: worked out once, however often the planner comes back to it.
 */
function assignmentJoin({ alias, ownerId, factOn, workspaceId }: DimensionInput): string {
  return `left join (with places as materialized (
      select a.member_id, a.manager_id, a.department_id, d.path, a.valid_from,
        coalesce(lead(a.valid_from) over (partition by a.member_id order by a.valid_from), 'infinity') as until
      from organisation_assignment a
      join organisation_department d on d.workspace_id = a.workspace_id and d.id = a.department_id
      where a.workspace_id = ${workspaceId}) select * from places
    ) ${alias} on ${alias}.member_id = ${ownerId} and ${alias}.valid_from <= ${factOn} and ${factOn} < ${alias}.until`;
}

/** Who owned it. */
const owner: MetricDimension = {
  id: 'owner',
  label: { zh: '负责人', en: 'Owner' },
  keySql: ({ ownerId }) => `${ownerId}::text`,
  names: (ctx, keys) => namesIn(ctx, 'organisation_member', keys),
};

/** The owner's department on the date of the fact. */
const department: MetricDimension = {
  id: 'department',
  label: { zh: '部门', en: 'Department' },
  joinSql: assignmentJoin,
  keySql: ({ alias }) => `${alias}.department_id::text`,
  // As a case, for which the planner expects half the places; of a bare prefix it expects one, and walks all facts once for each place.
  belowSql: ({ alias, workspaceId }, root) =>
    `(case when starts_with(${alias}.path, (select path from organisation_department where workspace_id = ${workspaceId} and id = ${root})) then true else false end)`,
  names: (ctx, keys) => namesIn(ctx, 'organisation_department', keys),
};

/** The owner's manager on the date of the fact. */
const manager: MetricDimension = {
  id: 'manager',
  label: { zh: '团队（直属上级）', en: 'Team (manager)' },
  joinSql: assignmentJoin,
  keySql: ({ alias }) => `${alias}.manager_id::text`,
  names: (ctx, keys) => namesIn(ctx, 'organisation_member', keys),
};

/** The part of the company the owner worked in on the date of the fact: the department below the one at the top. */
const region: MetricDimension = {
  id: 'region',
  label: { zh: '区域', en: 'Region' },
  joinSql: assignmentJoin,
  keySql: ({ alias, workspaceId }) => `case
      when (select count(*) from organisation_department where workspace_id = ${workspaceId} and parent_id is null) > 1 then split_part(${alias}.path, '/', 2)
      else coalesce(nullif(split_part(${alias}.path, '/', 3), ''), split_part(${alias}.path, '/', 2)) end`,
  names: (ctx, keys) => namesIn(ctx, 'organisation_department', keys),
};

/** Ways to group any figure by people and places as of the date of each fact. */
export const organisationDimensions: readonly MetricDimension[] = [owner, department, manager, region];

async function namesIn(
  ctx: Context,
  table: 'organisation_member' | 'organisation_department',
  keys: readonly string[],
): Promise<ReadonlyMap<string, Label>> {
  const rows = await ctx.session.query<{ id: string; name: string }>({
    text: `select id, name from ${table} where workspace_id = $1 and id = any($2::uuid[])`,
    values: [ctx.workspace.id, keys],
  });
  return new Map(rows.map((row) => [row.id, { zh: row.name, en: row.name }]));
}
