import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '#tests/support/test-postgres.ts';
import { prepareRoles } from './roles.ts';

async function query(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the application role is neither owner nor superuser, and row-level security binds it', async () => {
  const { ownerUrl, appUrl } = await createTestDatabase();
  await query(ownerUrl, 'create table secret (id int); insert into secret values (1); alter table secret enable row level security');
  expect(await query(ownerUrl, 'select id from secret')).toEqual([{ id: 1 }]);
  expect(await query(appUrl, 'select id from secret')).toEqual([]);
  await expect(query(appUrl, 'create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
  await expect(query(appUrl, 'alter table secret disable row level security')).rejects.toMatchObject({ code: '42501' });
});

test('the application role may read and write tables that migrations make', async () => {
  const { ownerUrl, appUrl } = await createTestDatabase();
  await query(ownerUrl, 'create table plain (id int)');
  await query(appUrl, 'insert into plain values (7)');
  expect(await query(appUrl, 'select id from plain')).toEqual([{ id: 7 }]);
});

test('preparing roles twice gives the same connection', async () => {
  const { ownerUrl, appUrl } = await createTestDatabase();
  const [first, second] = await Promise.all([prepareRoles(ownerUrl), prepareRoles(ownerUrl)]);
  expect(first.appUrl).toBe(appUrl);
  expect(second.appUrl).toBe(appUrl);
});

test('a role that may not create roles is told which grants are needed', async () => {
  const { ownerUrl } = await createTestDatabase();
  const name = `weak_${Math.trunc(performance.now() * 1000)}`;
  await query(ownerUrl, `create role ${name} login password 'weak'`);
  const weak = new URL(ownerUrl);
  weak.username = name;
  weak.password = 'weak';
  await expect(prepareRoles(weak.toString())).rejects.toThrow(/CREATEROLE[^]*create role sloop_app[^]*DATABASE_APP_URL/);
});

test('an application address that leads to the owner is refused', async () => {
  const { ownerUrl } = await createTestDatabase();
  await expect(prepareRoles(ownerUrl, ownerUrl)).rejects.toThrow(/row-level security does not bind/);
});
