import type { ExprEnvironment } from './record.ts';
import { localDate } from './time-zone.ts';

/** Where somebody works, under whom, in which role, from a day on until their next place; people who left count where they last were. */
export interface PlaceHeld {
  readonly memberId: string;
  readonly departmentId: string;
  readonly managerId: string | null;
  readonly role: string;
  /** `2026-01-31`. */
  readonly validFrom: string;
}

/** The organisation as expressions ask it; the same object as long as nothing in it changes, since answers are kept by it. */
export interface People {
  readonly places: readonly PlaceHeld[];
  /** `path` holds the ids from the top to itself, each followed by a slash. */
  readonly departments: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  /** By member: roles held beside that of the place. */
  readonly memberRoles: ReadonlyMap<string, readonly string[]>;
  /** By the name a person reads, in either language: the role stored. */
  readonly roleNames: ReadonlyMap<string, string>;
}

/** A question about a person on a day. */
export type PeopleQuestion = 'reports_to' | 'in_department' | 'has_role';

/** During these days a member is below a manager, within a department, or holds a role. */
export interface PeopleSpan {
  readonly memberId: string;
  /** Manager, department or role. */
  readonly target: string;
  readonly from: string;
  /** First day it no longer holds; null while it does. */
  readonly to: string | null;
}

const FIRST_DAY = '0001-01-01';
const known = new WeakMap<People, Map<PeopleQuestion, ReadonlyMap<string, readonly PeopleSpan[]>>>();

/** By target: all spans of a question, computed once for an organisation. SQL and memory both answer from them. */
export function spansOf(people: People, question: PeopleQuestion): ReadonlyMap<string, readonly PeopleSpan[]> {
  const answers = known.get(people) ?? new Map<PeopleQuestion, ReadonlyMap<string, readonly PeopleSpan[]>>();
  known.set(people, answers);
  const found = answers.get(question) ?? Map.groupBy(SPANS[question](people), (span) => span.target);
  answers.set(question, found);
  return found;
}

/** Spans of everything a written target may mean: an id, or the name of a department or role. */
export function spansFor(people: People, question: PeopleQuestion, written: string): readonly PeopleSpan[] {
  const spans = spansOf(people, question);
  return targetsOf(people, question, written).flatMap((target) => spans.get(target) ?? []);
}

/** Whether the question is answered with yes for a member on a day. */
export function isAnswered(spans: readonly PeopleSpan[], memberId: string, day: string): boolean {
  return spans.some((span) => span.memberId === memberId && holdsOn(span, day));
}

type Asking = Pick<ExprEnvironment, 'now' | 'timeZone' | 'memberId' | 'people'>;

const colleagues = new WeakMap<People, Map<string, readonly string[]>>();

/** Everybody who works today in a department of who asks, or in one below it; nobody where it is not known who works where. */
export function colleaguesOf({ people, memberId, now, timeZone }: Asking): readonly string[] {
  if (!people || memberId === null) return [];
  const day = localDate(now, timeZone);
  const answers = colleagues.get(people) ?? new Map<string, readonly string[]>();
  colleagues.set(people, answers);
  const found = answers.get(`${memberId} ${day}`) ?? findColleagues(people, memberId, day);
  answers.set(`${memberId} ${day}`, found);
  return found;
}

function findColleagues(people: People, memberId: string, day: string): readonly string[] {
  const held = heldPlaces({ ...people, places: people.places.filter((place) => place.memberId === memberId) });
  const own = held.filter((place) => holdsOn({ from: place.validFrom, to: place.validTo }, day)).map((place) => place.departmentId);
  const spans = own.flatMap((department) => spansOf(people, 'in_department').get(department) ?? []);
  return [...new Set(spans.filter((span) => holdsOn(span, day)).map((span) => span.memberId))];
}

/** Whether a span holds on a day. */
export function holdsOn(span: Pick<PeopleSpan, 'from' | 'to'>, day: string): boolean {
  return span.from <= day && (span.to === null || day < span.to);
}

const SPANS: Readonly<Record<PeopleQuestion, (people: People) => PeopleSpan[]>> = {
  reports_to: managerSpans,
  in_department: departmentSpans,
  has_role: roleSpans,
};

function targetsOf(people: People, question: PeopleQuestion, written: string): readonly string[] {
  if (question === 'has_role') return [people.roleNames.get(written) ?? written];
  if (question === 'reports_to') return [written];
  const named = people.departments.filter((each) => each.name === written).map((each) => each.id);
  return named.length > 0 ? named : [written];
}

interface Held extends PlaceHeld {
  readonly validTo: string | null;
}

/** Places in the order of each member's life, each until the next. */
function heldPlaces(people: People): Held[] {
  return [...Map.groupBy(people.places, (place) => place.memberId).values()].flatMap((own) => {
    const sorted = own.toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : 1));
    return sorted.map((place, at) => ({ ...place, validTo: sorted[at + 1]?.validFrom ?? null }));
  });
}

function departmentSpans(people: People): PeopleSpan[] {
  const above = new Map(people.departments.map(({ id, path }) => [id, path.split('/').filter((part) => part !== '')]));
  return heldPlaces(people).flatMap(({ memberId, departmentId, validFrom, validTo }) =>
    (above.get(departmentId) ?? [departmentId]).map((target) => ({ memberId, target, from: validFrom, to: validTo })),
  );
}

function roleSpans(people: People): PeopleSpan[] {
  const placed = heldPlaces(people).map(({ memberId, role, validFrom, validTo }) => ({ memberId, target: role, from: validFrom, to: validTo }));
  const beside = [...people.memberRoles].flatMap(([memberId, roles]) => roles.map((target) => ({ memberId, target, from: FIRST_DAY, to: null })));
  return [...placed, ...beside];
}

/** Everybody's managers, direct and above, between each two days on which some place changes. */
function managerSpans(people: People): PeopleSpan[] {
  const places = heldPlaces(people);
  const days = [...new Set(places.map((place) => place.validFrom))].toSorted();
  const open = new Map<string, PeopleSpan>();
  const spans: PeopleSpan[] = [];
  for (const day of days) {
    const managerOf = new Map(
      places.filter((place) => holdsOn({ from: place.validFrom, to: place.validTo }, day)).map((place) => [place.memberId, place.managerId]),
    );
    const now = new Set([...managerOf.keys()].flatMap((memberId) => managersAbove(memberId, managerOf).map((manager) => `${memberId} ${manager}`)));
    for (const [key, span] of open) {
      if (now.has(key)) continue;
      spans.push({ ...span, to: day });
      open.delete(key);
    }
    for (const key of now) {
      const [memberId = '', target = ''] = key.split(' ');
      if (!open.has(key)) open.set(key, { memberId, target, from: day, to: null });
    }
  }
  return [...spans, ...open.values()];
}

/** A circle of managers ends where it began. */
function managersAbove(memberId: string, managerOf: ReadonlyMap<string, string | null>): string[] {
  const seen = new Set<string>([memberId]);
  for (let above = managerOf.get(memberId) ?? null; above !== null && !seen.has(above); above = managerOf.get(above) ?? null) seen.add(above);
  seen.delete(memberId);
  return [...seen];
}
