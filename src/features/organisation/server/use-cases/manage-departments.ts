import type { Context } from '#engine/server/context.ts';
import { conflict, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { isWithin, movedPaths, pathBelow } from '../../contract/departments.ts';
import type {
  createDepartmentRoute,
  deleteDepartmentRoute,
  listDepartmentsRoute,
  updateDepartmentRoute,
} from '../../contract/organisation.routes.ts';
import { type DepartmentRow, listDepartmentCounts, lockDepartments } from '../department.queries.ts';
import { dayOf, recordChange } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';

/** The tree in its order, with how many people work in and below each department on the day. */
export async function listDepartments(
  ctx: Context,
  input: RouteInput<typeof listDepartmentsRoute>,
): Promise<RouteOutput<typeof listDepartmentsRoute>> {
  const rows = await listDepartmentCounts(ctx.session, dayOf(ctx, input.asOf));
  return {
    departments: rows.map(({ id, name, parentId, externalId, path, memberCount }) => ({
      id,
      name,
      parentId,
      externalId,
      memberCount,
      depth: path.split('/').length - 3,
    })),
  };
}

/** Adds a department below another. */
export async function createDepartment(ctx: Context, input: RouteInput<typeof createDepartmentRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const tree = await lockDepartments(ctx.session);
  const parent = getFrom(tree, input.parentId);
  refuseSameName(tree, input.name, parent.id);
  return { id: await insertDepartment(ctx, { name: input.name, parent, externalId: input.externalId }) };
}

/** Renames a department or moves it with all below it to another place in the tree. */
export async function updateDepartment(ctx: Context, input: RouteInput<typeof updateDepartmentRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const tree = await lockDepartments(ctx.session);
  const before = getFrom(tree, input.id);
  const after = { ...before, name: input.name ?? before.name, parentId: input.parentId ?? before.parentId };
  refuseSameName(
    tree.filter((each) => each.id !== before.id),
    after.name,
    after.parentId,
  );
  if (after.parentId !== before.parentId) await move(ctx, tree, before, after.parentId);
  await ctx.session.query({
    text: 'update organisation_department set name = $3, parent_id = $4, version = version + 1, updated_at = $5, updated_by = $6 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, before.id, after.name, after.parentId, ctx.now, ctx.actor.memberId],
  });
  await recordChange(ctx, 'organisation_department', before.id, toRow(before), toRow(after));
  return { id: before.id };
}

/** Deletes a department nobody ever worked in; others keep their history and can only be emptied. */
export async function deleteDepartment(ctx: Context, input: RouteInput<typeof deleteDepartmentRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const tree = await lockDepartments(ctx.session);
  const department = getFrom(tree, input.id);
  const [used] = await ctx.session.query<{ id: string }>({
    text: 'select id from organisation_assignment where department_id = $1 limit 1',
    values: [department.id],
  });
  if (used || department.parentId === null || tree.some((each) => each.parentId === department.id)) {
    throw conflict('organisation.department_used', {
      zh: '该部门有下级部门或任职记录，不能删除；可以改名或把成员调走。',
      en: 'This department has departments below it or people who work or worked in it; rename it or move the people instead.',
    });
  }
  await ctx.session.query({
    text: 'delete from organisation_department where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, department.id],
  });
  await recordChange(ctx, 'organisation_department', department.id, toRow(department), null);
  return { id: department.id };
}

/** Writes a department below a known parent. */
export async function insertDepartment(
  ctx: Context,
  input: { name: string; parent: Pick<DepartmentRow, 'id' | 'path'>; externalId: string | null },
): Promise<string> {
  const id = ctx.newId();
  await ctx.session.query({
    name: 'organisation.insert_department',
    text: `insert into organisation_department (workspace_id, id, name, parent_id, path, external_id, created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8)`,
    values: [ctx.workspace.id, id, input.name, input.parent.id, pathBelow(input.parent.path, id), input.externalId, ctx.now, ctx.actor.memberId],
  });
  await recordChange(ctx, 'organisation_department', id, null, { name: input.name, parent: input.parent.id, external_id: input.externalId });
  return id;
}

async function move(ctx: Context, tree: readonly DepartmentRow[], department: DepartmentRow, parentId: string | null): Promise<void> {
  const parent = getFrom(tree, parentId ?? '');
  if (isWithin(parent.path, department.path)) {
    throw invalid([
      {
        field: 'parentId',
        code: 'organisation.department_circle',
        message: { zh: '部门不能移到自己或自己的下级之下。', en: 'A department cannot move below itself or one of its own.' },
      },
    ]);
  }
  const moved = movedPaths(tree, department, parent.path);
  await ctx.session.query({
    text: `update organisation_department d set path = m.path from unnest($2::uuid[], $3::text[]) as m (id, path) where d.workspace_id = $1 and d.id = m.id`,
    values: [ctx.workspace.id, moved.map((each) => each.id), moved.map((each) => each.path)],
  });
}

function getFrom(tree: readonly DepartmentRow[], id: string): DepartmentRow {
  const found = tree.find((each) => each.id === id);
  if (!found) throw notFound({ zh: '部门', en: 'Department' });
  return found;
}

function refuseSameName(others: readonly DepartmentRow[], name: string, parentId: string | null): void {
  if (!others.some((each) => each.parentId === parentId && each.name === name)) return;
  throw conflict(
    'organisation.department_name',
    { zh: `这里已经有部门“${name}”，请换一个名称。`, en: `There is already a department “${name}” here; choose another name.` },
    { name },
  );
}

function toRow(row: DepartmentRow) {
  return { name: row.name, parent: row.parentId, external_id: row.externalId };
}
