import type { Context } from '#engine/server/context.ts';
import { invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { AssignmentView, getMemberRoute, listMembersRoute, MemberView } from '../../contract/organisation.routes.ts';
import { findDepartment } from '../department.queries.ts';
import { listMemberAssignments } from '../assignment.queries.ts';
import { listMemberRows, type MemberFilter } from '../member.queries.ts';
import { dayOf } from '../organisation-changes.ts';
import { toMemberView } from './member-views.ts';

const present = ['active', 'invited', 'no_sign_in'];
const everybody = [...present, 'left'];

/** Everybody of the workspace by name, in pages; who works where is no secret inside it. */
export async function listMembers(ctx: Context, input: RouteInput<typeof listMembersRoute>): Promise<{ members: MemberView[]; next: string | null }> {
  const rows = await listMemberRows(ctx.session, {
    date: dayOf(ctx, input.asOf),
    departmentPath: input.departmentId === undefined ? null : await pathOf(ctx, input.departmentId),
    statuses: input.status === undefined ? everybody : input.status === 'present' ? present : [input.status],
    search: input.search?.trim() || null,
    after: readCursor(input.after),
    limit: input.limit + 1,
    memberId: null,
  });
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return { members: page.map(toMemberView), next: rows.length > input.limit && last ? `${last.id}${last.name}` : null };
}

/** One member with all assignments, past and coming. */
export async function getMember(ctx: Context, input: RouteInput<typeof getMemberRoute>): Promise<MemberView & { assignments: AssignmentView[] }> {
  const filter: MemberFilter = {
    date: dayOf(ctx, undefined),
    departmentPath: null,
    statuses: everybody,
    search: null,
    after: null,
    limit: 1,
    memberId: input.id,
  };
  const [row] = await listMemberRows(ctx.session, filter);
  if (!row) throw notFound({ zh: '成员', en: 'Member' });
  return { ...toMemberView(row), assignments: await listMemberAssignments(ctx.session, row.id) };
}

async function pathOf(ctx: Context, departmentId: string): Promise<string> {
  const department = await findDepartment(ctx.session, departmentId);
  if (!department) throw notFound({ zh: '部门', en: 'Department' });
  return department.path;
}

const idLength = 36;

function readCursor(after: string | undefined): readonly [string, string] | null {
  if (after === undefined) return null;
  if (after.length <= idLength || !isId(after.slice(0, idLength))) throw invalid([strangeCursor]);
  return [after.slice(idLength), after.slice(0, idLength)];
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

const strangeCursor = {
  field: 'after',
  code: 'member.cursor_unknown',
  message: {
    zh: '翻页位置无效，请从第一页开始。',
    en: 'This is no place of a page; begin with the first page.',
  },
};
