import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#platform/server/database/database.ts';
import { features } from '#features/features.server.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { buildRegistry } from '../registry.ts';
import { createApp, type App } from '../run.ts';
import { createRecord } from '../records/create-records.ts';
import { lookAtRecord } from './look-at-record.ts';
import { runRead, runWrite } from '../run.ts';

let here: GivenApp;
/** Another process on the same database. */
let there: App;
let workspace: GivenWorkspace;
let id = '';

beforeAll(async () => {
  here = await given.app();
  workspace = await given.workspace(here.app);
  const { ownerUrl } = here.app.database;
  there = createApp(openDatabase({ appUrl: ownerUrl, ownerUrl }), buildRegistry(features), {});
  id = await workspace.write(
    'administrator',
    async (ctx) => (await createRecord(ctx, 'account', { name: '恒锐精密', owner: workspace.members.representative })).id,
  );
});
afterAll(async () => {
  await there.database.close();
  await here.close();
});

async function look(app: App, member: 'administrator' | 'manager', isLeaving = false): Promise<string[]> {
  const caller = await workspace.as(member);
  const call = {
    app,
    caller,
    body: undefined,
    contentType: '',
    findCaller: async () => caller,
    read: <T>(work: Parameters<typeof runRead<T>>[2]) => runRead(app, caller, work),
    write: <T>(work: Parameters<typeof runWrite<T>>[2]) => runWrite(app, caller, work),
  };
  const answer = await lookAtRecord(call, { object: 'account', id, screen: 'one', field: null, isLeaving });
  return JSON.parse(String(answer.body)).people.map((person: { name: string }) => person.name);
}

test('people of two processes hear of each other at the next word, and of leaving', async () => {
  expect(await look(here.app, 'administrator')).toEqual([]);
  expect(await look(there, 'manager')).toEqual(['管理员']);
  expect(await look(here.app, 'administrator')).toEqual(['东区经理']);
  await look(there, 'manager', true);
  expect(await look(here.app, 'administrator')).toEqual([]);
});
