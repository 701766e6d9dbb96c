import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeServer, type ComposedServer } from '#apps/compose.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { createRecord } from '../records/create-records.ts';
import { deleteRecords } from '../records/delete-records.ts';
import { updateRecord } from '../records/update-records.ts';

let product: GivenApp;
let server: ComposedServer;
let ours: GivenWorkspace;
let theirs: GivenWorkspace;
let address: string;
const listening = new AbortController();

beforeAll(async () => {
  product = await given.app();
  [ours, theirs] = [await given.workspace(product.app), await given.workspace(product.app)];
  server = await composeServer({
    product: { ...product, onWrite: () => undefined },
    // Who calls is told by a header here; finding it out is another test's matter.
    connectIdentity: async () => ({
      resolveCaller: async (request) => {
        const [workspace, member] = String(request.headers['x-test'] ?? '').split(' ');
        return member ? (workspace === ours.id ? ours : theirs).as(member) : undefined;
      },
    }),
  });
  address = await server.http.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  listening.abort();
  await server.close();
  await product.close();
});

test('a screen hears of what its person may see, without values, and of nothing else', async () => {
  const seller = await openScreen(ours, 'representative');
  const boss = await openScreen(ours, 'manager');
  const elsewhere = await openScreen(ours, 'westRepresentative');
  const stranger = await openScreen(theirs, 'administrator');

  const account = await ours.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '北风贸易', owner: ours.members.representative }));
  const change = { object: 'account', id: account.id, kind: 'record.created' };
  await waitUntil(() => seller.changes().length > 0 && boss.changes().length > 0);
  expect(seller.changes()).toContainEqual(change);
  expect(boss.changes()).toContainEqual(change);
  expect(seller.text()).not.toContain('北风贸易');

  await wait(300);
  expect(elsewhere.changes()).toEqual([]);
  expect(stranger.changes()).toEqual([]);
});

test('who loses a record hears that it is gone: given away, and deleted', async () => {
  const account = await ours.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '东海', owner: ours.members.representative }));
  const seller = await openScreen(ours, 'representative');
  const west = await openScreen(ours, 'westRepresentative');
  await ours.write('administrator', (ctx) => updateRecord(ctx, 'account', account.id, { owner: ours.members.westRepresentative }));
  const isGivenAway = ({ id, kind }: Change) => id === account.id && kind === 'record.updated';
  await waitUntil(() => west.changes().length > 0 && seller.changes().some(isGivenAway));

  await ours.write('administrator', (ctx) => deleteRecords(ctx, 'account', [account.id]));
  await waitUntil(() => west.changes().some((change) => change.kind === 'record.deleted'));
  expect(seller.changes().some((change) => change.kind === 'record.deleted')).toBe(false);
});

test('a screen that was away resumes after the last message it saw; one away too long is told to read everything anew', async () => {
  const first = await openScreen(ours, 'administrator');
  await ours.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '一' }));
  await waitUntil(() => first.changes().length === 1);
  const lastSeen = first.lastId();
  first.close();
  const missed = await ours.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '二' }));
  await wait(400);

  const again = await openScreen(ours, 'administrator', lastSeen);
  await waitUntil(() => again.changes().length === 1);
  expect(again.changes()).toEqual([{ object: 'account', id: missed.id, kind: 'record.created' }]);

  const late = await openScreen(ours, 'administrator', '1.00000000-0000-0000-0000-000000000000');
  expect(late.text()).toContain('event: reset');
});

test('nobody listens without signing in', async () => {
  expect((await fetch(`${address}/api/live`)).status).toBe(401);
});

interface Change {
  readonly object: string;
  readonly id: string | null;
  readonly kind: string;
}

async function openScreen(workspace: GivenWorkspace, member: GivenMember, lastSeen?: string) {
  const closing = new AbortController();
  const headers = { 'x-test': `${workspace.id} ${member}`, ...(lastSeen && { 'last-event-id': lastSeen }) };
  const response = await fetch(`${address}/api/live`, { headers, signal: AbortSignal.any([closing.signal, listening.signal]) });
  let text = '';
  void read();
  await waitUntil(() => text.includes('event: ready'));
  return {
    text: () => text,
    changes: (): Change[] =>
      text.split('\n\n').flatMap((message) => (message.includes('event: change') ? JSON.parse(/data: (.*)/.exec(message)?.[1] ?? '{}').changes : [])),
    lastId: () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '',
    close: () => closing.abort(),
  };

  async function read(): Promise<void> {
    try {
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
    } catch {
      // Closed by the test.
    }
  }
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It did not happen within twenty seconds.');
    await wait(10);
  }
}
