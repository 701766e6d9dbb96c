import fc from 'fast-check';
import type { RecordAction, Visibility } from '#engine/contract/actor.ts';

/** A role as the model knows it. */
export interface ModelRole {
  readonly actions: readonly RecordAction[];
  readonly visibility: Visibility;
  readonly updateVisibility: Visibility;
}

/** What rules and writes speak of. */
export interface ModelRecord {
  readonly owner: number | null;
  readonly tier: 'A' | 'B' | 'C' | null;
  readonly employees: number | null;
}

/** Whom something is shared with or kept from, by place. */
export type ModelPrincipal = readonly [kind: 'member' | 'department' | 'role', at: number];

/** Everything that decides who sees what. */
export interface World {
  /** By member: who each reports to, the department each is in, and one or two roles. */
  readonly bosses: readonly number[];
  readonly rooms: readonly number[];
  readonly roles: readonly (readonly number[])[];
  /** By department: the one above it. */
  readonly parents: readonly number[];
  readonly rights: readonly ModelRole[];
  readonly records: readonly ModelRecord[];
  readonly shares: readonly { record: number; to: ModelPrincipal; mayWrite: boolean; isOver: boolean; source: 'team' | 'share' }[];
  readonly rules: readonly { kind: 'share' | 'restrict'; condition: number; to: ModelPrincipal; mayWrite: boolean }[];
}

/** How many people and departments a world has. */
export const sizes = { members: 6, departments: 4, roles: 3 };

/** Conditions of rules: as they are written, and what they mean. */
export const conditions: readonly { readonly text: string; readonly holds: (record: ModelRecord) => boolean }[] = [
  { text: "tier == 'A'", holds: ({ tier }) => tier === 'A' },
  { text: "!(tier == 'B')", holds: ({ tier }) => tier !== 'B' },
  { text: "tier in ['B', 'C']", holds: ({ tier }) => tier === 'B' || tier === 'C' },
  { text: 'employees > 2', holds: ({ employees }) => employees !== null && employees > 2 },
  { text: 'employees == null', holds: ({ employees }) => employees === null },
  { text: "tier == 'A' || employees <= 1", holds: ({ tier, employees }) => tier === 'A' || (employees !== null && employees <= 1) },
  { text: 'owner == null', holds: ({ owner }) => owner === null },
];

const member = fc.integer({ min: 0, max: sizes.members - 1 });
const role = fc.integer({ min: 0, max: sizes.roles - 1 });
const width = fc.constantFrom<Visibility>('own', 'department', 'department_tree', 'all');
const principal: fc.Arbitrary<ModelPrincipal> = fc.oneof(
  member.map((at): ModelPrincipal => ['member', at]),
  fc.integer({ min: 0, max: sizes.departments - 1 }).map((at): ModelPrincipal => ['department', at]),
  role.map((at): ModelPrincipal => ['role', at]),
);
const record: fc.Arbitrary<ModelRecord> = fc.record({
  owner: fc.option(member),
  tier: fc.option(fc.constantFrom('A', 'B', 'C')),
  employees: fc.option(fc.integer({ min: 0, max: 4 })),
});

/** Random worlds. Everybody reports to, and every department lies below, one with a smaller number: nothing goes in circles. */
export const world: fc.Arbitrary<World> = fc.record({
  bosses: fc.tuple(...Array.from({ length: sizes.members }, (_, at) => fc.integer({ min: -1, max: at - 1 }))),
  rooms: fc.array(fc.integer({ min: 0, max: sizes.departments - 1 }), { minLength: sizes.members, maxLength: sizes.members }),
  roles: fc.array(fc.uniqueArray(role, { minLength: 1, maxLength: 2 }), { minLength: sizes.members, maxLength: sizes.members }),
  parents: fc.tuple(...Array.from({ length: sizes.departments }, (_, at) => fc.integer({ min: -1, max: at - 1 }))),
  rights: fc.array(
    fc.record({
      actions: fc.subarray<RecordAction>(['update', 'delete', 'export']).map((more): RecordAction[] => ['see', ...more]),
      visibility: width,
      updateVisibility: width,
    }),
    { minLength: sizes.roles, maxLength: sizes.roles },
  ),
  records: fc.array(record, { minLength: 1, maxLength: 12 }),
  shares: fc.array(
    fc.record({
      record: fc.integer({ min: 0, max: 11 }),
      to: principal,
      mayWrite: fc.boolean(),
      isOver: fc.boolean(),
      source: fc.constantFrom('team', 'share'),
    }),
    { maxLength: 6 },
  ),
  rules: fc.array(
    fc.record({
      kind: fc.constantFrom('share', 'share', 'restrict'),
      condition: fc.integer({ min: 0, max: conditions.length - 1 }),
      to: principal,
      mayWrite: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
});

/** Whether one lies below the other, or is it. */
export function isBelow(chain: readonly number[], one: number, above: number): boolean {
  return one === above || ((chain[one] ?? -1) >= 0 && isBelow(chain, chain[one] ?? -1, above));
}

/** Whether a member reaches records of an owner at this width, from first principles. */
export function reaches({ bosses, rooms, parents }: World, at: number, owner: number, reach: Visibility): boolean {
  if (reach === 'all' || isBelow(bosses, owner, at)) return true;
  if (reach === 'department') return rooms[owner] === rooms[at];
  return reach === 'department_tree' && isBelow(parents, rooms[owner] ?? 0, rooms[at] ?? 0);
}

/** Whether the model lets a member do something with a record as it stands; `at` is the record's place, for what is shared by name. */
export function may(made: World, who: number, action: 'see' | 'update' | 'delete' | 'export', given: ModelRecord, at: number): boolean {
  const roles = (made.roles[who] ?? []).flatMap((id) => made.rights[id] ?? []).filter((each) => each.actions.includes(action));
  const isReading = action === 'see' || action === 'export';
  const isOwned = roles.some(({ visibility, updateVisibility }) => {
    const reach = isReading ? visibility : updateVisibility;
    return reach === 'all' || (given.owner !== null && reaches(made, who, given.owner, reach));
  });
  const isOpened = action !== 'delete' && (isShared(made, who, at, !isReading) || isRuled(made, who, given, !isReading));
  const isKept = made.rules.some((rule) => rule.kind === 'restrict' && isAddressed(made, who, rule.to) && !holds(rule.condition, given));
  return roles.length > 0 && (isOwned || isOpened) && !isKept;
}

function isShared(made: World, who: number, at: number, isWriting: boolean): boolean {
  return made.shares.some((share) => share.record === at && !share.isOver && (share.mayWrite || !isWriting) && isAddressed(made, who, share.to));
}

function isRuled(made: World, who: number, given: ModelRecord, isWriting: boolean): boolean {
  return made.rules.some(
    (rule) => rule.kind === 'share' && (rule.mayWrite || !isWriting) && isAddressed(made, who, rule.to) && holds(rule.condition, given),
  );
}

function holds(condition: number, given: ModelRecord): boolean {
  return conditions[condition]?.holds(given) ?? false;
}

function isAddressed(made: World, who: number, [kind, at]: ModelPrincipal): boolean {
  if (kind === 'member') return at === who;
  if (kind === 'role') return (made.roles[who] ?? []).includes(at);
  return isBelow(made.parents, made.rooms[who] ?? 0, at);
}
