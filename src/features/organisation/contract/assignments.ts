/** Who is where, under whom, in which role, from a day until before another; dates are ISO text. */
export interface Assignment {
  readonly id: string;
  readonly memberId: string;
  readonly departmentId: string;
  readonly managerId: string | null;
  readonly role: string;
  readonly position: string | null;
  readonly validFrom: string;
  /** First day it no longer holds; null while open. */
  readonly validTo: string | null;
}

type Span = Pick<Assignment, 'validFrom' | 'validTo'>;

/** The assignment that holds on a day; ISO dates compare as text. */
export function assignmentAt<A extends Span>(assignments: readonly A[], date: string): A | undefined {
  return assignments.find((each) => each.validFrom <= date && isBefore(date, each.validTo));
}

/** The one that holds on a day, or for people who have left the last that held: what they did stays with their department. */
export function lastAssignmentAt<A extends Span>(assignments: readonly A[], date: string): A | undefined {
  const begun = assignments.filter((each) => each.validFrom <= date);
  return begun.reduce<A | undefined>((last, each) => (last && last.validFrom > each.validFrom ? last : each), undefined);
}

/** The first of a member's assignments that would hold on a day the given span also holds; undefined when it fits. */
export function findOverlap<A extends Span>(assignments: readonly A[], span: Span): A | undefined {
  return assignments.find((each) => isBefore(each.validFrom, span.validTo) && isBefore(span.validFrom, each.validTo));
}

/** Whether following managers upwards from the given one comes back to the member. */
export function wouldManageThemselves(memberId: string, managerId: string | null, managerOf: (memberId: string) => string | null): boolean {
  const seen = new Set<string>();
  for (let above = managerId; above !== null; above = managerOf(above)) {
    if (above === memberId) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}

function isBefore(date: string, end: string | null): boolean {
  return end === null || date < end;
}
