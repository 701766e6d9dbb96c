import type { Label } from '#platform/contract/label.ts';
import type { Context } from '#engine/server/context.ts';
import type { Made } from '#engine/server/import/import-kind.ts';
import { lockDepartments } from '../department.queries.ts';
import { recordChange } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { listReferredIds } from '../references.queries.ts';

const needed: Label = { zh: '已有记录或其他人指向它。', en: 'Records or other people refer to it by now.' };
const changed: Label = { zh: '导入之后有人修改过。', en: 'Somebody changed it after the import.' };

type Reasons = Map<string, Label>;

interface Assignment {
  readonly id: string;
  readonly member_id: string;
  readonly manager_id: string | null;
  readonly department_id: string;
}

/** Takes back the people, departments and assignments a teams file made, unless somebody changed them or something refers to them. */
export async function undoTeams(ctx: Context, made: readonly Made[]): Promise<(Made & { because: Label | null })[]> {
  requireAbility(ctx.actor, 'member.manage');
  await lockDepartments(ctx.session);
  const idsOf = (object: string): string[] => made.filter((each) => each.object === object).map((each) => each.id);
  const [members, departments, assignments] = [idsOf('organisation_member'), idsOf('organisation_department'), idsOf('organisation_assignment')];
  const kept: Reasons = new Map();
  await keepChanged(ctx, members, assignments, kept);
  for (const id of await listReferredIds(ctx, 'organisation_member', members, ['organisation_assignment'])) kept.set(id, needed);
  await keepAssigned(ctx, members, assignments, kept);
  await remove(ctx, 'organisation_assignment', assignments, kept);
  await remove(ctx, 'organisation_member', members, kept);
  for (const id of await listReferredIds(ctx, 'organisation_department', departments, [])) kept.set(id, needed);
  await remove(ctx, 'organisation_department', departments, kept);
  return made.map((each) => ({ ...each, because: kept.get(each.id) ?? null }));
}

async function keepChanged(ctx: Context, members: readonly string[], assignments: readonly string[], kept: Reasons): Promise<void> {
  const rows = await ctx.session.query<{ id: string }>({
    text: `select id from organisation_member where workspace_id = $1 and id = any($2) and (version > 1 or status <> 'no_sign_in')
      union all select id from organisation_assignment where workspace_id = $1 and id = any($3) and version > 1`,
    values: [ctx.workspace.id, members, assignments],
  });
  for (const row of rows) kept.set(row.id, changed);
}

/** Who stays keeps their place, and whom they report to; round by round until nobody is added. */
async function keepAssigned(ctx: Context, members: readonly string[], assignments: readonly string[], kept: Reasons): Promise<void> {
  const rows = await ctx.session.query<Assignment>({
    text: 'select id, member_id, manager_id, department_id from organisation_assignment where workspace_id = $1 and (member_id = any($2) or manager_id = any($2) or id = any($3))',
    values: [ctx.workspace.id, members, assignments],
  });
  const ours = new Set(assignments);
  for (let size = -1; size !== kept.size;) {
    size = kept.size;
    for (const row of rows) {
      if (ours.has(row.id) && !kept.has(row.id) && !kept.has(row.member_id)) continue;
      for (const id of [row.id, row.member_id, row.manager_id]) if (id !== null && !kept.has(id)) kept.set(id, needed);
    }
  }
}

async function remove(
  ctx: Context,
  table: 'organisation_member' | 'organisation_department' | 'organisation_assignment',
  ids: readonly string[],
  kept: Reasons,
): Promise<void> {
  const gone = ids.filter((id) => !kept.has(id));
  if (gone.length === 0) return;
  await ctx.session.query({ text: `delete from ${table} where workspace_id = $1 and id = any($2)`, values: [ctx.workspace.id, gone] });
  for (const id of gone) await recordChange(ctx, table, id, { id }, null);
}
