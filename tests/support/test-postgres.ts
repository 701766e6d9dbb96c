import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { withDatabase } from '#platform/server/postgres/embedded-postgres.ts';

/** A migrated, empty database that belongs to one test file. */
export type TestDatabase = { ownerUrl: string; appUrl: string; drop(): Promise<void> };

/** Clones the migrated template; takes some 30 ms. Databases nobody drops go with the run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = inject('testDatabase');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runAsOwner(`create database ${name} template sloop_template`);
  return {
    ownerUrl: withDatabase(template.ownerUrl, name),
    appUrl: withDatabase(template.appUrl, name),
    drop: () => runAsOwner(`drop database if exists ${name} with (force)`),
  };
}

async function runAsOwner(statement: string): Promise<void> {
  const client = new pg.Client(withDatabase(inject('testDatabase').ownerUrl, 'postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
