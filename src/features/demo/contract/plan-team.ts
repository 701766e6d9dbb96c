import type { DemoCalendar } from './demo-calendar.ts';
import { type DemoGroup, groups } from './company.ts';
import type { Random } from './random.ts';
import { givenNames, surnames } from './words.ts';

/** Somebody of the demo company. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly role: 'representative' | 'manager' | 'operations';
  /** Null: works for the whole sales centre. */
  readonly group: DemoGroup | null;
  readonly position: string;
  readonly manager: string | null;
  /** Multiplies the chance to win. */
  readonly skill: number;
  readonly discipline: number;
  /** Work day of the year on which they came and their last one; null: before it began, still here. */
  readonly joined: number | null;
  readonly left: number | null;
  /** Who takes over what a leaver had. */
  readonly successor: string | null;
  /** Moved there on that work day. */
  readonly moved: { readonly to: DemoGroup; readonly on: number } | null;
}

/** The forty people of the demo company. Some come, three leave, two move to another group. */
export function planTeam(random: Random, calendar: DemoCalendar): DemoPerson[] {
  const name = namesFrom(random);
  const year = calendar.workDays.length;
  const head = { ...staff('head', name(), '销售总监'), role: 'manager' as const };
  const operations = ['ops-1', 'ops-2'].map((key) => ({ ...staff(key, name(), '销售运营'), role: 'operations' as const, manager: 'head' }));
  const people: DemoPerson[] = [head, ...operations];
  for (const group of groups) {
    const chief = `${group.id}-0`;
    people.push({
      ...staff(chief, name(), '销售经理'),
      role: 'manager',
      group,
      manager: 'head',
      skill: 1.05 * group.strength,
      discipline: group.discipline,
    });
    for (let seat = 1; seat <= group.sellers; seat++) people.push(planSeller(random, group, seat, { name: name(), year }));
  }
  return people;
}

function planSeller(random: Random, group: DemoGroup, seat: number, given: { name: string; year: number }): DemoPerson {
  const key = `${group.id}-${seat}`;
  const at = (share: number): number => Math.floor(given.year * share);
  const joined =
    new Map([
      ['east-small-6', at(0.28)],
      ['north-5', at(0.45)],
      ['south-west-4', at(0.52)],
      ['channel-5', at(0.7)],
    ]).get(key) ?? null;
  const left =
    new Map([
      ['north-2', at(0.47)],
      ['south-west-3', at(0.58)],
      ['channel-4', at(0.72)],
    ]).get(key) ?? null;
  const to = new Map([
    ['east-small-2', { group: 'east-key', on: at(0.5) }],
    ['channel-2', { group: 'south', on: at(0.62) }],
  ]).get(key);
  const target = groups.find((candidate) => candidate.id === to?.group);
  return {
    ...staff(key, given.name, seat === 1 ? '高级客户经理' : '客户经理'),
    role: 'representative',
    group,
    manager: `${group.id}-0`,
    skill: group.strength * (0.65 + random.next() * 0.75) * (joined === null ? 1 : 0.8),
    discipline: Math.min(0.97, Math.max(0.15, group.discipline + (random.next() - 0.5) * 0.4)),
    joined,
    left,
    successor: left === null ? null : `${group.id}-1`,
    moved: to && target ? { to: target, on: to.on } : null,
  };
}

function staff(key: string, name: string, position: string): DemoPerson {
  return {
    key,
    name,
    role: 'manager',
    group: null,
    position,
    manager: null,
    skill: 1,
    discipline: 0.8,
    joined: null,
    left: null,
    successor: null,
    moved: null,
  };
}

/** Names nobody else has. */
export function namesFrom(random: Random): () => string {
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const name = random.pick(surnames) + random.pick(givenNames);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

/** Whether a person sells on that work day. */
export function isHere(person: DemoPerson, workDay: number): boolean {
  return (person.joined === null || workDay >= person.joined) && (person.left === null || workDay <= person.left);
}

/** The group somebody works in on that work day. */
export function groupOn(person: DemoPerson, workDay: number): DemoGroup | null {
  return person.moved && workDay >= person.moved.on ? person.moved.to : person.group;
}
