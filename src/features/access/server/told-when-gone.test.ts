import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LiveChange } from '#engine/contract/live/live.ts';
import { getLogEnd, type LogPosition, readEventsAfter } from '#engine/server/events/read-events.ts';
import { createLiveHub, type LiveHub } from '#engine/server/live/live-hub.ts';
import { createRecord, deleteRecords, updateRecord } from '#engine/server/records/records.ts';
import { runWrite } from '#engine/server/run.ts';
import { rightsOf } from '#features/organisation/contract/role-definition.ts';
import { roleDefinitions } from '#features/organisation/contract/roles.ts';
import { createRole, setMemberRoles } from '#features/organisation/server/use-cases/manage-roles.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { markEnded } from './access.queries.ts';
import { createAccessRule, deleteAccessRule } from './use-cases/manage-rules.ts';
import { shareRecord, unshareRecord } from './use-cases/share-records.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let hub: LiveHub;
let place: LogPosition;
const problems: unknown[] = [];

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  hub = createLiveHub(run.app, (error) => problems.push(error));
  place = await run.app.database.system(getLogEnd);
});
afterAll(async () => {
  hub.close();
  await run.close();
  expect(problems).toEqual([]);
});

interface Screen {
  readonly changes: LiveChange[];
  resets: number;
}

async function openScreen(member: GivenMember): Promise<Screen> {
  const screen: Screen = { changes: [], resets: 0 };
  await hub.open({
    findCaller: () => workspace.as(member),
    send: (name, message) => {
      if (name === 'change' && 'changes' in message) screen.changes.push(...message.changes);
      if (name === 'reset') screen.resets += 1;
    },
    beat: () => undefined,
    close: () => undefined,
  });
  return screen;
}

/** Hands what was committed to the hub until the screens say what is waited for. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It was not told within twenty seconds.');
    await deliver();
    await wait(50);
  }
}

async function deliver(): Promise<void> {
  const from = place;
  const events = await run.app.database.system((session) => readEventsAfter(session, from, 1000));
  const last = events.at(-1);
  if (!last) return;
  place = { txId: last.txId, eventId: last.id };
  await hub.deliver(events);
}

async function account(name: string, owner: GivenMember, values: Record<string, unknown> = {}): Promise<string> {
  const row = await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name, owner: workspace.members[owner], ...values }));
  return row.id;
}

const share = { object: 'account', source: 'share', mayWrite: false, expiresAt: null, note: null } as const;
const told = (screen: Screen, id: string, kind: string) => screen.changes.some((change) => change.id === id && change.kind === kind);

test('who saw a record by a share is told when it is taken back, runs out, or the record is deleted; others are not', async () => {
  const [taken, ending, deleted] = [
    await account('收回公司', 'representative'),
    await account('到期公司', 'representative'),
    await account('删除公司', 'representative'),
  ];
  const principal = `department:${workspace.departments.west}`;
  const expiresAt = new Date(Date.now() + 2500).toISOString();
  const [{ id: entry }] = await workspace.write('representative', async (ctx) => [
    await shareRecord(ctx, { ...share, id: taken, principal }),
    await shareRecord(ctx, { ...share, id: ending, principal, expiresAt }),
    await shareRecord(ctx, { ...share, id: deleted, principal }),
  ]);
  await wait(1000);
  const [shared, other] = [await openScreen('westRepresentative'), await openScreen('colleague')];
  await workspace.write('representative', (ctx) => unshareRecord(ctx, { id: entry }));
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'account', [deleted]));
  await until(() => told(shared, taken, 'access.unshared') && told(shared, deleted, 'record.deleted'));
  // What the job does at that instant.
  await wait(1600);
  await runWrite(run.app, await workspace.as('administrator'), async (ctx) => {
    for (const each of await markEnded(ctx.session, ctx.now))
      ctx.emit({ kind: 'access.ended', object: each.object, recordId: each.recordId, facts: { principal: each.principal } });
  });
  await until(() => told(shared, ending, 'access.ended'));
  const ids = new Set([taken, ending, deleted]);
  expect(other.changes.filter(({ id }) => id !== null && ids.has(id))).toEqual([]);
});

test('who saw a record by a sharing rule is told when it matches no more, and to read all anew when the rule goes', async () => {
  const matched = await account('大客户', 'representative', { tier: 'A' });
  const never = await account('小客户', 'representative', { tier: 'C' });
  const { id: rule } = await workspace.write('administrator', (ctx) =>
    createAccessRule(ctx, {
      kind: 'share',
      object: 'account',
      name: 'A 级给西区',
      expression: "tier == 'A'",
      principals: [`member:${workspace.members.westRepresentative}`],
      mayWrite: false,
      isActive: true,
    }),
  );
  await wait(1100);
  const [west, other] = [await openScreen('westRepresentative'), await openScreen('colleague')];
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', never, { tier: 'B' }));
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', matched, { tier: 'B' }));
  await until(() => told(west, matched, 'record.updated'));
  expect(west.changes.some(({ id }) => id === never)).toBe(false);
  await workspace.write('administrator', (ctx) => deleteAccessRule(ctx, { id: rule }));
  await until(() => west.changes.some(({ object, id, kind }) => object === 'account' && id === null && kind === 'many'));
  expect(other.changes.some(({ id }) => id === null)).toBe(false);
});

test('who saw records by a role is told to read them anew when the role is taken away; nobody else is', async () => {
  const rights = {
    ...rightsOf(roleDefinitions.representative),
    objects: { account: { actions: ['see' as const], visibility: 'all' as const, updateVisibility: 'all' as const, hidden: [], readOnly: [] } },
  };
  const { id: role } = await workspace.write('administrator', (ctx) =>
    createRole(ctx, { name: { zh: '看客户', en: 'Looks on' }, purpose: { zh: '', en: '' }, copyOf: 'representative', rights }),
  );
  await workspace.write('administrator', (ctx) => setMemberRoles(ctx, { id: workspace.members.colleague, roles: [role] }));
  await wait(1100);
  const [colleague, west] = [await openScreen('colleague'), await openScreen('westRepresentative')];
  await workspace.write('administrator', (ctx) => setMemberRoles(ctx, { id: workspace.members.colleague, roles: [] }));
  await until(() => colleague.resets > 0 || colleague.changes.some(({ object, id }) => object === 'account' && id === null));
  expect([west.resets, west.changes.filter(({ id }) => id === null)]).toEqual([0, []]);
});
