import type { Context } from '#engine/server/context.ts';
import { conflict, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { findOverlap, lastAssignmentAt, wouldManageThemselves } from '../../contract/assignments.ts';
import type { AssignmentInput, correctAssignmentRoute, createAssignmentRoute, endAssignmentRoute } from '../../contract/organisation.routes.ts';
import { deleteAssignment, findAssignment, saveAssignment, type StoredAssignment } from '../assignment.queries.ts';
import { nextDay } from '../day.ts';
import { findDepartment } from '../department.queries.ts';
import { listAssignments } from '../load-organisation.ts';
import { lockMember, type MemberRow } from '../member.queries.ts';
import { keepAdministrator, recordChange } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { requireRoles } from '../require-roles.ts';

/** Puts a member somewhere from a day on; where they were before ends the day before. */
export async function createAssignment(ctx: Context, input: RouteInput<typeof createAssignmentRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const member = await getMemberLocked(ctx, input.id);
  if (member.status === 'left')
    throw conflict('organisation.member_left', { zh: '该成员已离职，请先办理返岗。', en: 'This member has left; let them return first.' });
  const before = await listAssignments(ctx.session, member.id);
  const open = before.find((each) => each.validTo === null && each.validFrom < input.validFrom);
  if (open) await save(ctx, open, { ...open, validTo: input.validFrom });
  const id = await insertAssignment(ctx, member.id, input);
  await keepAdministrator(ctx);
  return { id };
}

/** Ends an assignment with its last day; the member keeps what they own. */
export async function endAssignment(ctx: Context, input: RouteInput<typeof endAssignmentRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const found = await getAssignmentLocked(ctx, input.id);
  const validTo = nextDay(input.lastDay);
  if (validTo <= found.validFrom)
    throw invalid([
      {
        field: 'lastDay',
        code: 'organisation.ends_before_start',
        message: { zh: '最后一天不能早于开始日。', en: 'The last day cannot be before the first.' },
      },
    ]);
  await checkSpan(ctx, { ...found, validTo });
  await save(ctx, found, { ...found, validTo });
  await keepAdministrator(ctx);
  return { id: found.id };
}

/** Mends what was entered wrong; figures of past periods follow. */
export async function correctAssignment(ctx: Context, input: RouteInput<typeof correctAssignmentRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const before = await getAssignmentLocked(ctx, input.id);
  const {
    id,
    departmentId = before.departmentId,
    managerId = before.managerId,
    role = before.role,
    position = before.position,
    validFrom = before.validFrom,
    validTo = before.validTo,
  } = input;
  const after = { id, memberId: before.memberId, departmentId, managerId, role, position, validFrom, validTo };
  await checkAssignment(ctx, after);
  await save(ctx, before, after);
  await keepAdministrator(ctx);
  return { id };
}

/** Writes a checked first or further assignment of a member already locked or new. */
export async function insertAssignment(ctx: Context, memberId: string, input: AssignmentInput): Promise<string> {
  const { departmentId, managerId, role, position, validFrom } = input;
  const row: StoredAssignment = { id: ctx.newId(), memberId, departmentId, managerId, role, position, validFrom, validTo: null };
  await checkAssignment(ctx, row);
  await save(ctx, null, row);
  return row.id;
}

/** Ends whatever holds on or after a day, for somebody who leaves; what has not begun by then is taken away. */
export async function endAllAssignments(ctx: Context, memberId: string, validTo: string): Promise<void> {
  for (const each of await listAssignments(ctx.session, memberId)) {
    if (each.validFrom >= validTo) {
      await deleteAssignment(ctx.session, each.id);
      await recordChange(ctx, 'organisation_assignment', each.id, toRow(each), null);
    } else if (each.validTo === null || each.validTo > validTo) {
      await save(ctx, each, { ...each, validTo });
    }
  }
}

async function save(ctx: Context, before: StoredAssignment | null, after: StoredAssignment): Promise<void> {
  await saveAssignment(ctx.session, ctx.workspace.id, after, { at: ctx.now, memberId: ctx.actor.memberId });
  await recordChange(ctx, 'organisation_assignment', after.id, before && toRow(before), toRow(after));
}

async function checkAssignment(ctx: Context, row: StoredAssignment): Promise<void> {
  if (row.validTo !== null && row.validTo <= row.validFrom) {
    throw invalid([
      { field: 'validTo', code: 'organisation.ends_before_start', message: { zh: '结束日必须晚于开始日。', en: 'The end must be after the start.' } },
    ]);
  }
  if (!(await findDepartment(ctx.session, row.departmentId))) throw notFound({ zh: '部门', en: 'Department' });
  await requireRoles(ctx, [row.role]);
  await checkManager(ctx, row);
  await checkSpan(ctx, row);
}

async function checkManager(ctx: Context, row: StoredAssignment): Promise<void> {
  if (row.managerId === null) return;
  const [known] = await ctx.session.query<{ id: string }>({
    text: "select id from organisation_member where id = $1 and status <> 'system'",
    values: [row.managerId],
  });
  if (!known) throw notFound({ zh: '上级', en: 'Manager' });
  const byMember = Map.groupBy(await listAssignments(ctx.session), (each) => each.memberId);
  const managerOf = (id: string) => lastAssignmentAt(byMember.get(id) ?? [], row.validFrom)?.managerId ?? null;
  if (wouldManageThemselves(row.memberId, row.managerId, managerOf)) {
    throw invalid([
      {
        field: 'managerId',
        code: 'organisation.manager_circle',
        message: { zh: '这样会成为自己的上级，请选择其他上级。', en: 'They would end up as their own superior; choose another manager.' },
      },
    ]);
  }
}

async function checkSpan(ctx: Context, row: StoredAssignment): Promise<void> {
  const others = (await listAssignments(ctx.session, row.memberId)).filter((each) => each.id !== row.id);
  const clash = findOverlap(others, row);
  if (!clash) return;
  const span = `${clash.validFrom} – ${clash.validTo ?? ''}`;
  throw conflict(
    'organisation.assignment_overlap',
    { zh: `与任职 ${span} 重叠。请先结束它，或换一个日期。`, en: `Overlaps the assignment of ${span}. End that one first, or choose another day.` },
    { assignmentId: clash.id, validFrom: clash.validFrom, validTo: clash.validTo },
  );
}

async function getAssignmentLocked(ctx: Context, id: string): Promise<StoredAssignment> {
  const found = await findAssignment(ctx.session, id);
  if (!found) throw notFound({ zh: '任职', en: 'Assignment' });
  await getMemberLocked(ctx, found.memberId);
  const locked = await findAssignment(ctx.session, id);
  if (!locked) throw notFound({ zh: '任职', en: 'Assignment' });
  return locked;
}

/** The member, locked: their assignments are checked against each other while nobody else writes one. */
export async function getMemberLocked(ctx: Context, id: string): Promise<MemberRow> {
  const member = await lockMember(ctx.session, id);
  if (!member) throw notFound({ zh: '成员', en: 'Member' });
  return member;
}

function toRow(row: StoredAssignment) {
  return {
    member: row.memberId,
    department: row.departmentId,
    manager: row.managerId,
    role: row.role,
    position: row.position,
    valid_from: row.validFrom,
    valid_to: row.validTo,
  };
}
