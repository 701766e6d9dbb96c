import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimenFeatures } from '#tests/support/specimen.ts';
import type { Context } from '../context.ts';
import { aggregateRecords, createRecords, deleteRecords, queryRecords, updateRecords } from '../records/records.ts';
import { type Caller, runRead } from '../run.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let owners: string[];

beforeAll(async () => {
  run = await given.app({ features: specimenFeatures() });
  await createSpecimenTables(run.app);
  workspace = await given.workspace(run.app);
  const { representative, colleague, westRepresentative } = workspace.members;
  owners = [representative, colleague, westRepresentative];
});
afterAll(() => run.close());

/** A specimen by what the conditions speak of; its parent by its place among the others. */
interface Made {
  readonly owner: number;
  readonly stage: 'new' | 'kept' | 'sold';
  readonly count: number | null;
  readonly parent: number | null;
}
const one: fc.Arbitrary<Made> = fc.record({
  owner: fc.integer({ min: 0, max: 2 }),
  stage: fc.constantFrom('new', 'kept', 'sold'),
  count: fc.option(fc.integer({ min: 0, max: 4 })),
  parent: fc.option(fc.integer({ min: 0, max: 7 })),
});

/** The same world in memory: `parent` and `parts` lead to what is seen only. */
interface Seen extends Made {
  readonly up: Seen | undefined;
  readonly parts: readonly Made[];
  /** Seen records with the same parent, itself included when seen. */
  readonly siblings: number;
}

const conditions: readonly { readonly text: string; readonly holds: (record: Seen) => boolean }[] = [
  { text: "parent.stage == 'kept'", holds: ({ up }) => up?.stage === 'kept' },
  { text: "!(parent.stage == 'kept')", holds: ({ up }) => up?.stage !== 'kept' },
  { text: "parent.stage in ['new', 'sold']", holds: ({ up }) => up?.stage === 'new' || up?.stage === 'sold' },
  { text: 'parent.count > 2', holds: ({ up }) => (up?.count ?? 0) > 2 },
  { text: 'parent.count == null', holds: ({ up }) => (up?.count ?? null) === null },
  { text: 'parent.count > count', holds: ({ up, count }) => up !== undefined && up.count !== null && count !== null && up.count > count },
  { text: 'parent.parent.count > 1', holds: ({ up }) => (up?.up?.count ?? 0) > 1 },
  { text: 'parent.parent == null', holds: ({ up }) => (up?.parent ?? null) === null },
  { text: 'parent.count + count >= 4', holds: ({ up, count }) => up !== undefined && up.count !== null && count !== null && up.count + count >= 4 },
  { text: 'parts.count(p, p.count > 1) > 0', holds: ({ parts }) => parts.some((part) => (part.count ?? 0) > 1) },
  { text: 'parts.count(p, true) == 0', holds: ({ parts }) => parts.length === 0 },
  { text: "parts.all(p, p.stage == 'new')", holds: ({ parts }) => parts.every((part) => part.stage === 'new') },
  { text: 'parts.sum(p, p.count) >= 3', holds: ({ parts }) => parts.reduce((sum, part) => sum + (part.count ?? 0), 0) >= 3 },
  // Which record something belongs to is its own value: seen siblings tell nothing of an unseen parent.
  { text: 'parent.parts.count(p, true) > 1', holds: ({ siblings }) => siblings > 1 },
];

function worldOf(made: readonly Made[], isSeen: (owner: number) => boolean): Seen[] {
  const lookUp = (at: number, depth: number): Seen | undefined => {
    const record = made[at];
    if (!record) return undefined;
    const parent = parentOf(made, at);
    const above = parent === null || depth === 0 || !isSeen(made[parent]?.owner ?? -1) ? undefined : lookUp(parent, depth - 1);
    const partsOf = (whole: number | null): Made[] =>
      made.filter((part, child) => whole !== null && parentOf(made, child) === whole && isSeen(part.owner));
    return { ...record, parent, up: above, parts: partsOf(at), siblings: partsOf(parent).length };
  };
  return made.flatMap((_, at) => lookUp(at, 3) ?? []);
}

function parentOf(made: readonly Made[], at: number): number | null {
  const parent = made[at]?.parent ?? null;
  return parent === null || parent >= made.length || parent === at ? null : parent;
}

/** Somebody who sees the records of these owners. */
function caller(base: Caller, seen: readonly number[]): Caller {
  const reach = seen.map((at) => owners[at] ?? '');
  const role = { ...base.actor.role, objects: {}, otherObjects: { actions: ['see' as const], visibility: 'own' as const } };
  return { ...base, actor: { ...base.actor, role, reach: { own: reach, department: reach, department_tree: reach } } };
}

test('what a person may not see is not there for their conditions, groups and orders, however they lead to it', async () => {
  const base = await workspace.as('colleague');
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 8 }), fc.subarray([0, 1, 2], { minLength: 1 }), async (made, seen) => {
      const ids = await workspace.write('administrator', (ctx) => create(ctx, made));
      const world = worldOf(made, (owner) => seen.includes(owner));
      const own = world.map((record, at) => ({ ...record, id: ids[at] ?? '' })).filter((record) => seen.includes(record.owner));
      const look = runRead(run.app, caller(base, seen), async (ctx) => {
        for (const { text, holds } of conditions) {
          const expected = own
            .filter(holds)
            .map((record) => record.id)
            .toSorted();
          const { rows } = await queryRecords(ctx, 'specimen', { expression: text, limit: 100 });
          expect([text, rows.map((row) => row.id).toSorted()]).toEqual([text, expected]);
          const counted = await aggregateRecords(ctx, 'specimen', { totals: true, measures: [{ id: 'n', kind: 'count', expression: text }] });
          expect([text, counted.totals?.measures['n']]).toEqual([text, expected.length]);
        }
        const grouped = await aggregateRecords(ctx, 'specimen', { groupBy: ['parent.stage'], measures: [{ id: 'n', kind: 'count' }] });
        const sizes = Map.groupBy(own, (record) => record.up?.stage ?? null);
        expect(new Map(grouped.groups.map((group) => [group.keys['parent.stage'], group.measures['n']]))).toEqual(
          new Map([...sizes].map(([stage, records]) => [stage, records.length])),
        );
        const sorted = await queryRecords(ctx, 'specimen', { sort: [{ field: 'parent.count' }], limit: 100 });
        const counts = new Map(own.map((record) => [record.id, record.up?.count ?? Infinity]));
        const order = sorted.rows.map((row) => counts.get(row.id));
        expect(order).toEqual(order.toSorted((left, right) => (left ?? 0) - (right ?? 0) || 0));
      });
      await look.finally(() => workspace.write('administrator', (ctx) => deleteRecords(ctx, 'specimen', ids)));
    }),
    { numRuns: 30 },
  );
}, 60_000);

async function create(ctx: Context, made: readonly Made[]): Promise<string[]> {
  const rows = await createRecords(
    ctx,
    'specimen',
    made.map(({ owner, stage, count }) => ({ name: 'x', owner: owners[owner], stage, count })),
  );
  const ids = rows.map((row) => row.id);
  const children = ids.flatMap((id, at) => {
    const parent = parentOf(made, at);
    return parent === null ? [] : [{ id, values: { parent: ids[parent] } }];
  });
  if (children.length > 0) await updateRecords(ctx, 'specimen', children);
  return ids;
}
