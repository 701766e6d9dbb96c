import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres, withDatabase, type EmbeddedPostgres } from '#platform/server/postgres/embedded-postgres.ts';
import { prepareRoles } from '#platform/server/postgres/roles.ts';
import { settingsForTests } from '#platform/server/postgres/settings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: { ownerUrl: string; appUrl: string };
  }
}

const migrations = new URL('../../src/apps/migrate.ts', import.meta.url);

let server: EmbeddedPostgres | undefined;

/** Starts one database for the whole run, with a migrated template that every test file clones. */
export async function setup(project: TestProject): Promise<void> {
  server = await startEmbeddedPostgres({ home: mkdtempSync(join(tmpdir(), 'sloop-test-')), settings: settingsForTests });
  const templateUrl = withDatabase(server.ownerUrl, 'sloop_template');
  await createTemplate(server.ownerUrl);
  const urls = await prepareRoles(templateUrl);
  if (existsSync(migrations)) await (await import(migrations.href)).migrate(templateUrl);
  project.provide('testDatabase', urls);
}

/** Ends the database and removes what it wrote. */
export async function teardown(): Promise<void> {
  await server?.stop();
  if (server) rmSync(server.home.folder, { recursive: true, force: true });
}

async function createTemplate(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query('create database sloop_template');
  await client.end();
}
