import type { Context } from '#engine/server/context.ts';
import { createAssignment, createDepartment, createMember, leaveMember, listDepartments } from '#features/organisation/server/public.ts';
import { type DemoGroup, groups } from '../contract/company.ts';
import type { DemoCalendar } from '../contract/demo-calendar.ts';
import type { DemoPerson } from '../contract/plan-team.ts';

/** Ids of the demo's people and departments, by their keys. */
export interface DemoIds {
  readonly members: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
}

/** Makes departments and people through the same use-cases an administrator has, from the first day of the year on. */
export async function writeTeam(ctx: Context, calendar: DemoCalendar, team: readonly DemoPerson[]): Promise<DemoIds> {
  const then = { ...ctx, now: calendar.instant(0, 500) };
  const departments = await writeDepartments(then);
  const members = new Map<string, string>();
  for (const person of team) {
    const assignment = {
      departmentId: idOf(departments, person.group?.id ?? (person.role === 'operations' ? 'operations' : 'sales')),
      managerId: person.manager === null ? null : idOf(members, person.manager),
      role: person.role,
      position: person.position,
      validFrom: person.joined === null ? calendar.firstDay : calendar.dateAt(person.joined),
    };
    const { id } = await createMember(then, { name: person.name, email: null, externalId: `demo-${person.key}`, assignment });
    members.set(person.key, id);
  }
  // As of now: there was no administrator yet who could have stayed.
  for (const person of team) await writeCareer(ctx, calendar, person, { members, departments });
  return { members, departments };
}

async function writeDepartments(ctx: Context): Promise<Map<string, string>> {
  const { departments: known } = await listDepartments(ctx, { asOf: undefined });
  const root = known.find((department) => department.parentId === null);
  if (!root) throw new Error('A workspace has no top department.');
  const made = new Map<string, string>();
  const add = async (key: string, name: string, parentId: string): Promise<string> => {
    const { id } = await createDepartment(ctx, { name, parentId, externalId: `demo-${key}` });
    made.set(key, id);
    return id;
  };
  const sales = await add('sales', '销售中心', root.id);
  await add('operations', '销售运营部', root.id);
  for (const group of groups) await add(group.id, group.name, await parentOf(group, sales, made, add));
  return made;
}

async function parentOf(
  group: DemoGroup,
  sales: string,
  made: ReadonlyMap<string, string>,
  add: (key: string, name: string, parent: string) => Promise<string>,
): Promise<string> {
  if (group.region === null) return sales;
  return made.get(group.region) ?? add(group.region, group.region, sales);
}

async function writeCareer(ctx: Context, calendar: DemoCalendar, person: DemoPerson, ids: DemoIds): Promise<void> {
  const id = idOf(ids.members, person.key);
  if (person.moved) {
    const { to, on } = person.moved;
    await createAssignment(ctx, {
      id,
      departmentId: idOf(ids.departments, to.id),
      managerId: idOf(ids.members, `${to.id}-0`),
      role: 'representative',
      position: person.position,
      validFrom: calendar.dateAt(on),
    });
  }
  if (person.left !== null) await leaveMember(ctx, { id, lastDay: calendar.dateAt(person.left) });
}

/** The id behind a key; a programming error when there is none. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`The demo company knows no ${key}.`);
  return id;
}
