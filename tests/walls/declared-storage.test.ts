import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkStorage } from '#engine/server/fields/check-storage.ts';
import { given, type GivenApp } from '#tests/support/given.ts';

let run: GivenApp;

beforeAll(async () => {
  run = await given.app();
});
afterAll(() => run.close());

test('the tables of every declared object have the columns, constraints and list indexes their declarations need', async () => {
  const lacking = await run.app.database.system((session) => checkStorage(session, run.app.registry));
  expect(lacking).toEqual([]);
});
