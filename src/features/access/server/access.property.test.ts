import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#engine/contract/actor.ts';
import { composeRoles } from '#engine/contract/policy/compose-roles.ts';
import { type AccessRule, principalsOf, sharingFor } from '#engine/contract/policy/sharing.ts';
import type { Context } from '#engine/server/context.ts';
import { findVisible } from '#engine/server/live/find-visible.ts';
import { explainAccess } from '#engine/server/policy/explain-access.ts';
import { queryWithin } from '#engine/server/query/query-records.ts';
import { readTimeline } from '#engine/server/query/read-timeline.ts';
import {
  aggregateRecords,
  boardRecords,
  createRecords,
  deleteRecords,
  findRecord,
  isGranted,
  queryRecords,
  scopeFor,
  updateRecordsEach,
} from '#engine/server/records/records.ts';
import { type Caller, runRead, runWrite } from '#engine/server/run.ts';
import { searchEverywhere } from '#engine/server/search/search-everywhere.ts';
import { AppError } from '#platform/contract/errors.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { propertySettings } from '#tests/support/property-runs.ts';
import { conditions, isBelow, may, type ModelPrincipal, type ModelRecord, reaches, sizes, type World, world } from './access-model.given.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let administrator: Caller;
let people: string[];
let departments: string[];

const { runs, seed } = propertySettings({ runs: 110, seed: 20261122 });

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  administrator = await workspace.as('administrator');
  people = Object.values(workspace.members).slice(0, sizes.members);
  departments = Array.from({ length: sizes.departments }, () => run.app.newId());
});
afterAll(() => run.close());

const roleId = (at: number): string => `made-${at}`;

function principalOf([kind, at]: ModelPrincipal): string {
  if (kind === 'role') return `role:${roleId(at)}`;
  return `${kind}:${(kind === 'member' ? people : departments)[at] ?? ''}`;
}

/** Somebody of the world, put together as the organisation puts actors together. */
function callerOf(made: World, who: number): Caller {
  const within = (width: 'own' | 'department' | 'department_tree'): string[] => people.filter((_, at) => reaches(made, who, at, width));
  const roles = made.roles[who] ?? [];
  const [first, ...more] = roles.map((at) => {
    const { actions = [], visibility = 'own', updateVisibility = 'own' } = made.rights[at] ?? {};
    return { id: roleId(at), objects: {}, otherObjects: { actions, visibility, updateVisibility }, abilities: [] };
  });
  if (!first) throw new Error('Everybody has a role.');
  const above = departments.filter((_, at) => isBelow(made.parents, made.rooms[who] ?? 0, at));
  const principals = principalsOf({ memberId: people[who] ?? '', departments: above, roles: roles.map(roleId) });
  const rules = made.rules.map((rule, at): AccessRule => ({
    ...rule,
    id: `rule-${at}`,
    object: 'account',
    name: `rule ${at}`,
    expression: conditions[rule.condition]?.text ?? 'false',
    principals: [principalOf(rule.to)],
  }));
  const sharing = sharingFor(
    { rules, sharedWith: made.shares.map(({ to }) => ({ object: 'account', principal: principalOf(to) })), privateFields: [] },
    principals,
  );
  const actor: Actor = {
    ...administrator.actor,
    memberId: people[who] ?? '',
    role: composeRoles([first, ...more]),
    roles: roles.map(roleId),
    reach: { own: within('own'), department: within('department'), department_tree: within('department_tree') },
    ...(sharing && { sharing }),
  };
  return { ...administrator, actor };
}

/** A word that occurs in no other case's names, so that a search finds the records of this case only. */
let round = 0;

async function build(ctx: Context, made: World): Promise<string[]> {
  round += 1;
  const rows = await createRecords(
    ctx,
    'account',
    made.records.map(({ owner, ...values }, at) => ({
      name: `回合${round}号 ${at}`,
      owner: owner === null ? null : (people[owner] ?? null),
      ...values,
    })),
  );
  const ids = rows.map((row) => row.id);
  for (const share of made.shares) {
    const record = ids[share.record];
    if (record === undefined) continue;
    await ctx.session.query({
      text: `insert into engine_record_access (workspace_id, id, object, record_id, principal, source, may_write, expires_at, created_at)
        values ($1, $2, 'account', $3, $4, $5, $6, $7, now()) on conflict (workspace_id, object, record_id, principal, source)
        do update set may_write = engine_record_access.may_write`,
      values: [
        ctx.workspace.id,
        ctx.newId(),
        record,
        principalOf(share.to),
        share.source,
        share.mayWrite,
        share.isOver ? '2020-01-01T00:00:00Z' : 'infinity',
      ],
    });
  }
  return ids;
}

/** Of shares to the same principal by the same way the first counts, as the table has it. */
function withoutRepeats(made: World): World {
  const seen = new Set<string>();
  const shares = made.shares.filter(({ record, to, source }) => {
    const key = `${record} ${to.join(' ')} ${source}`;
    return !seen.has(key) && seen.add(key);
  });
  return { ...made, shares };
}

async function listAll(ctx: Context, input: Parameters<typeof queryRecords>[2], action: 'see' | 'export' = 'see'): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await queryWithin(ctx, scopeFor(ctx, 'account', action), { ...input, ...(cursor === undefined ? {} : { cursor }), limit: 3 });
    found.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

async function checkReading(ctx: Context, ids: readonly string[], seen: readonly string[]): Promise<void> {
  for (const sort of [[{ field: 'name' }], [{ field: 'updated_at', descending: true }], [{ field: 'tier' }, { field: 'employees' }]]) {
    const listed = await listAll(ctx, { sort });
    expect(listed.toSorted()).toEqual(seen);
    const whole = await queryRecords(ctx, 'account', { sort, limit: 100 });
    expect(whole.rows.map((row) => row.id)).toEqual(listed);
  }
  const { totals } = await aggregateRecords(ctx, 'account', { totals: true, measures: [{ id: 'n', kind: 'count' }] });
  const grouped = await aggregateRecords(ctx, 'account', { groupBy: ['tier'], measures: [{ id: 'n', kind: 'count' }] });
  expect(totals?.measures['n']).toBe(seen.length);
  expect(grouped.groups.reduce((sum, group) => sum + Number(group.measures['n']), 0)).toBe(seen.length);
  const board = await boardRecords(ctx, 'account', { limit: 100 });
  expect(board.columns.flatMap((column) => column.rows.map((row) => row.id)).toSorted()).toEqual(seen);
  const found = await searchEverywhere(ctx, { q: `回合${round}号`, limit: 100 });
  expect(found.hits.map((hit) => hit.id).toSorted()).toEqual(seen);
  expect([...(await findVisible(ctx, 'account', ids))].toSorted()).toEqual(seen);
  const past = await queryRecords(ctx, 'account', { asOf: new Date(Date.now() + 60_000).toISOString(), sort: [], columns: ['tier'], limit: 100 });
  expect(past.rows.map((row) => row.id).toSorted()).toEqual(seen);
}

async function checkSingles(
  ctx: Context,
  ids: readonly string[],
  allowed: (action: 'see' | 'update' | 'delete', at: number) => boolean,
): Promise<void> {
  for (const [at, id] of ids.entries()) {
    const record = await findRecord(ctx, 'account', id);
    expect(record?._can).toEqual(
      allowed('see', at) ? { update: allowed('see', at) && allowed('update', at), delete: allowed('delete', at) } : undefined,
    );
    const told = await readTimeline(ctx, 'account', id, {}).then(
      () => true,
      () => false,
    );
    const explained = await explainAccess(ctx, 'account', id).then(
      (answer) => answer.canSee,
      () => false,
    );
    expect([told, explained]).toEqual([allowed('see', at), allowed('see', at)]);
  }
}

/** A change of each record, within what the model allows before and after; those left out must be refused. */
async function checkUpdates(caller: Caller, made: World, who: number, ids: readonly string[]): Promise<void> {
  const after = (record: ModelRecord, at: number): ModelRecord =>
    at % 2 === 0 ? { ...record, tier: 'C' } : { ...record, owner: (at * 7) % sizes.members };
  const isChanged = (record: ModelRecord, at: number): boolean => JSON.stringify(after(record, at)) !== JSON.stringify(record);
  const updates = made.records.map((record, at) => {
    const { owner, tier } = after(record, at);
    return { id: ids[at] ?? '', values: { tier, owner: owner === null ? null : (people[owner] ?? null) } };
  });
  const isAllowed = made.records.map(
    (record, at) =>
      may(made, who, 'see', record, at) &&
      may(made, who, 'update', record, at) &&
      (!isChanged(record, at) || may(made, who, 'update', after(record, at), at)),
  );
  // One record alone is refused by an error, several each by an issue.
  const outcomes = await runWrite(run.app, caller, (ctx) => updateRecordsEach(ctx, 'account', updates, { partial: true })).catch((error: unknown) => {
    if (!(error instanceof AppError) || updates.length > 1) throw error;
    return [{ issues: [error.label] }];
  });
  expect(outcomes.map((outcome) => outcome.issues.length === 0)).toEqual(isAllowed);
}

test('for random organisations, roles, shares and rules every door shows and changes exactly what a brute-force model says', async () => {
  const startedAt = performance.now();
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(world.map(withoutRepeats), fc.integer({ min: 0, max: sizes.members - 1 }), async (made, who) => {
      cases += 1;
      const caller = callerOf(made, who);
      const ids = await runWrite(run.app, administrator, (ctx) => build(ctx, made));
      const allowed = (action: 'see' | 'update' | 'delete' | 'export', at: number): boolean => {
        const record = made.records[at];
        return record !== undefined && may(made, who, action, record, at);
      };
      const work = async (): Promise<void> => {
        const seen = ids.filter((_, at) => allowed('see', at)).toSorted();
        await runRead(run.app, caller, async (ctx) => {
          await checkReading(ctx, ids, seen);
          await checkSingles(ctx, ids, allowed);
          if (isGranted(caller.actor, 'account', 'export'))
            expect((await listAll(ctx, { sort: [{ field: 'name' }] }, 'export')).toSorted()).toEqual(
              ids.filter((_, at) => allowed('export', at)).toSorted(),
            );
        });
        if (isGranted(caller.actor, 'account', 'update')) await checkUpdates(caller, made, who, ids);
      };
      await work().finally(() =>
        runWrite(run.app, administrator, async (ctx) => {
          await deleteRecords(ctx, 'account', ids);
          await ctx.session.query({ text: 'delete from engine_record_access' });
        }),
      );
    }),
    { numRuns: runs, seed, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  );
  process.stdout.write(`access: ${cases} worlds in ${Math.round(performance.now() - startedAt)} ms, seed ${seed}\n`);
}, 120_000);
