import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, ObjectGrant, RecordAction, Visibility } from '#engine/contract/actor.ts';
import { type Caller, runRead, runWrite } from '#engine/server/run.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimenFeatures } from '#tests/support/specimen.ts';
import {
  aggregateRecords,
  boardRecords,
  createRecords,
  deleteRecords,
  explainAccess,
  getRecord,
  queryRecords,
  updateRecord,
} from '../records/records.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let administrator: Caller;

beforeAll(async () => {
  run = await given.app({ features: specimenFeatures() });
  await createSpecimenTables(run.app);
  workspace = await given.workspace(run.app);
  administrator = await workspace.as('administrator');
});
afterAll(() => run.close());

const everyAction: readonly RecordAction[] = ['see', 'create', 'update', 'delete', 'import', 'export'];

/** A caller whose role and reach are as given, whoever they are in the organisation. */
function callerWith(memberId: string, grant: ObjectGrant, reach: Actor['reach']): Caller {
  const role = { id: 'made', objects: {}, otherObjects: grant, abilities: [] };
  return { ...administrator, actor: { ...administrator.actor, memberId, role, reach } };
}

interface World {
  /** By member: who each reports to, and the department each is in. */
  readonly bosses: readonly number[];
  readonly rooms: readonly number[];
  /** By department: the one above it. */
  readonly parents: readonly number[];
  readonly owners: readonly (number | null)[];
}

// Everybody reports to, and every department lies below, one with a smaller number, so that neither goes in circles.
const world: fc.Arbitrary<World> = fc.record({
  bosses: fc.tuple(...Array.from({ length: 7 }, (_, at) => fc.integer({ min: -1, max: at - 1 }))),
  rooms: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
  parents: fc.tuple(...Array.from({ length: 4 }, (_, at) => fc.integer({ min: -1, max: at - 1 }))),
  owners: fc.array(fc.option(fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 14 }),
});

const isBelow = (chain: readonly number[], one: number, above: number): boolean =>
  one === above || ((chain[one] ?? -1) >= 0 && isBelow(chain, chain[one] ?? -1, above));

/** Whether a member reaches records of an owner at this width, from first principles. */
function reaches({ bosses, rooms, parents }: World, member: number, owner: number, width: Visibility): boolean {
  if (width === 'all' || isBelow(bosses, owner, member)) return true;
  if (width === 'department') return rooms[owner] === rooms[member];
  return width === 'department_tree' && isBelow(parents, rooms[owner] ?? 0, rooms[member] ?? 0);
}

test('whoever asks, in whatever organisation, every door shows exactly the records they reach', async () => {
  const people = Object.values(workspace.members);
  await fc.assert(
    fc.asyncProperty(
      world,
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom<Visibility>('own', 'department', 'department_tree', 'all'),
      async (made, member, visibility) => {
        const idOf = (at: number): string => people[at] ?? '';
        const within = (width: Visibility): string[] => people.filter((_, at) => reaches(made, member, at, width));
        const reach = { own: within('own'), department: within('department'), department_tree: within('department_tree') };
        const caller = callerWith(idOf(member), { actions: everyAction, visibility }, reach);
        const rows = await runWrite(run.app, administrator, (ctx) =>
          createRecords(
            ctx,
            'specimen',
            made.owners.map((owner, at) => ({ name: `n${at}`, stage: at % 2 ? 'kept' : 'new', owner: owner === null ? null : idOf(owner) })),
          ),
        );
        const expected = rows
          .filter((_, at) => {
            const owner = made.owners[at] ?? null;
            return visibility === 'all' || (owner !== null && reaches(made, member, owner, visibility));
          })
          .map((row) => row.id)
          .toSorted();

        await runRead(run.app, caller, async (ctx) => {
          const listed = await queryRecords(ctx, 'specimen', { sort: [{ field: 'name' }], limit: 100 });
          expect(listed.rows.map((row) => row.id).toSorted()).toEqual(expected);
          const board = await boardRecords(ctx, 'specimen', { limit: 100 });
          expect(board.columns.flatMap((column) => column.rows.map((row) => row.id)).toSorted()).toEqual(expected);
          expect(board.columns.reduce((sum, column) => sum + (column.count ?? 0), 0)).toBe(expected.length);
          const figure = await aggregateRecords(ctx, 'specimen', { totals: true, measures: [{ id: 'n', kind: 'count' }] });
          expect(figure.totals?.measures['n']).toBe(expected.length);
          for (const { id } of rows) {
            const seen = await getRecord(ctx, 'specimen', id).then(
              () => true,
              () => false,
            );
            const explained = await explainAccess(ctx, 'specimen', id).then(
              (answer) => answer.canSee,
              () => false,
            );
            expect([seen, explained]).toEqual([expected.includes(id), expected.includes(id)]);
          }
        });
        await runWrite(run.app, administrator, (ctx) =>
          deleteRecords(
            ctx,
            'specimen',
            rows.map((row) => row.id),
          ),
        );
      },
    ),
    { numRuns: 40 },
  );
});

test('fields hidden from a role are neither shown nor filtered, sorted, grouped or written by, and the refusal names them', async () => {
  const grant: ObjectGrant = { actions: everyAction, visibility: 'all', hidden: ['price'], readOnly: ['count'] };
  const caller = callerWith(workspace.members.representative, grant, administrator.actor.reach);
  const [row] = await runWrite(run.app, administrator, (ctx) =>
    createRecords(ctx, 'specimen', [{ name: 'secret', price: { amount: '7', currency: 'CNY' }, count: 1 }]),
  );
  const id = row?.id ?? '';
  const shown = await runRead(run.app, caller, (ctx) => getRecord(ctx, 'specimen', id));
  expect(shown).toMatchObject({ name: 'secret', count: 1 });
  expect(shown).not.toHaveProperty('price');
  const refused = [
    () => runRead(run.app, caller, (ctx) => queryRecords(ctx, 'specimen', { columns: ['price'] })),
    () => runRead(run.app, caller, (ctx) => queryRecords(ctx, 'specimen', { sort: [{ field: 'price' }] })),
    () => runRead(run.app, caller, (ctx) => queryRecords(ctx, 'specimen', { expression: 'price > 1' })),
    () => runRead(run.app, caller, (ctx) => queryRecords(ctx, 'specimen', { columns: ['parent.price'] })),
    () => runRead(run.app, caller, (ctx) => aggregateRecords(ctx, 'specimen', { measures: [{ id: 'sum', kind: 'sum', of: 'price' }] })),
    () =>
      runRead(run.app, caller, (ctx) => aggregateRecords(ctx, 'specimen', { groupBy: ['price.currency'], measures: [{ id: 'n', kind: 'count' }] })),
    () => runWrite(run.app, caller, (ctx) => updateRecord(ctx, 'specimen', id, { price: null })),
  ];
  for (const attempt of refused) await expect(attempt()).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('price') });
  await expect(runWrite(run.app, caller, (ctx) => updateRecord(ctx, 'specimen', id, { count: 2 }))).rejects.toMatchObject({
    issues: [{ field: 'count', code: 'record.read_only' }],
  });
  const changed = await runWrite(run.app, caller, (ctx) => updateRecord(ctx, 'specimen', id, { notes: 'x' }));
  expect(changed).not.toHaveProperty('price');
});

test('a role without an action is refused it, and may change less than it sees', async () => {
  const [row] = await runWrite(run.app, administrator, (ctx) => createRecords(ctx, 'specimen', [{ name: 'z' }]));
  const id = row?.id ?? '';
  const reach = { own: [], department: [], department_tree: [] };
  const reader = callerWith(workspace.members.colleague, { actions: ['see'], visibility: 'all' }, reach);
  await expect(runWrite(run.app, reader, (ctx) => updateRecord(ctx, 'specimen', id, { notes: 'x' }))).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'record.action_not_granted',
  });
  const narrow = callerWith(workspace.members.colleague, { actions: everyAction, visibility: 'all', updateVisibility: 'own' }, reach);
  await expect(runWrite(run.app, narrow, (ctx) => updateRecord(ctx, 'specimen', id, { notes: 'x' }))).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'record.out_of_reach',
  });
  await expect(runRead(run.app, narrow, (ctx) => getRecord(ctx, 'specimen', id))).resolves.toMatchObject({ _can: { update: false, delete: false } });
  const blind = callerWith(workspace.members.colleague, { actions: ['create'], visibility: 'all' }, reach);
  await expect(runRead(run.app, blind, (ctx) => queryRecords(ctx, 'specimen', {}))).rejects.toMatchObject({ kind: 'forbidden' });
});
