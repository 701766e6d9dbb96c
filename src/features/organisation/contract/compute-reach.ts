import type { Reach } from '#engine/contract/actor.ts';
import { type Assignment, lastAssignmentAt } from './assignments.ts';
import { type DepartmentNode, isWithin } from './departments.ts';

/** The organisation as reach is computed from it. */
export interface ReachInput {
  readonly memberId: string;
  readonly date: string;
  readonly departments: readonly DepartmentNode[];
  /** All assignments of all members, those who left included. */
  readonly assignments: readonly Assignment[];
  readonly superiorsSeeSubordinates: boolean;
}

/** Whose records a member reaches at each width on a day; people who left count where they last were. */
export function computeReach(input: ReachInput): Reach {
  const inForce = assignmentsInForce(input.assignments, input.date);
  const own = [input.memberId, ...(input.superiorsSeeSubordinates ? subordinatesOf(input.memberId, inForce) : [])];
  const home = inForce.get(input.memberId)?.departmentId;
  const path = input.departments.find((each) => each.id === home)?.path;
  const below = new Set(path === undefined ? [] : input.departments.filter((each) => isWithin(each.path, path)).map((each) => each.id));
  const inHome = membersWhere(inForce, (each) => each.departmentId === home);
  const inTree = membersWhere(inForce, (each) => below.has(each.departmentId));
  return { own: [...new Set(own)], department: [...new Set([...own, ...inHome])], department_tree: [...new Set([...own, ...inTree])] };
}

/** Each member's assignment on a day, or their last one before it. */
export function assignmentsInForce(assignments: readonly Assignment[], date: string): ReadonlyMap<string, Assignment> {
  const inForce = new Map<string, Assignment>();
  for (const [memberId, own] of Map.groupBy(assignments, (each) => each.memberId)) {
    const last = lastAssignmentAt(own, date);
    if (last) inForce.set(memberId, last);
  }
  return inForce;
}

/** Everybody below a member in the chain of managers, the member left out. */
export function subordinatesOf(memberId: string, inForce: ReadonlyMap<string, Assignment>): string[] {
  const byManager = Map.groupBy(inForce.values(), (each) => each.managerId);
  const found = new Set<string>([memberId]);
  // Grows while it is walked: a set visits what is added to it, and a circle adds nothing new.
  for (const above of found) for (const each of byManager.get(above) ?? []) found.add(each.memberId);
  found.delete(memberId);
  return [...found];
}

function membersWhere(inForce: ReadonlyMap<string, Assignment>, test: (assignment: Assignment) => boolean): string[] {
  return [...inForce.values()].filter(test).map((each) => each.memberId);
}
