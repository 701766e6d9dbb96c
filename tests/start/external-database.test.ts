import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findServerUser } from '#platform/server/postgres/server-user.ts';
import { startApp } from '../support/running-app.ts';

/** Debian keeps its servers here, one folder for each major version. */
const installed = '/usr/lib/postgresql';
const version = existsSync(installed) ? readdirSync(installed).find((name) => existsSync(join(installed, name, 'bin', 'initdb'))) : undefined;
const user = findServerUser();
let folder = '';

function run(program: string, ...options: string[]): void {
  execFileSync(join(installed, version ?? '', 'bin', program), options, {
    ...user,
    cwd: '/',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    stdio: 'ignore',
  });
}

describe.skipIf(!version)("with a PostgreSQL of one's own (Debian's server)", () => {
  let rootUrl = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sloop-external-'));
    chmodSync(folder, 0o755);
    if (user) chownSync(folder, user.uid, user.gid);
    const password = join(folder, 'password');
    writeFileSync(password, 'root-secret', { mode: 0o644 });
    run('initdb', '-D', join(folder, 'data'), '-U', 'root_role', '--pwfile', password, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C');
    run('pg_ctl', '-D', join(folder, 'data'), '-o', `-k ${folder} -c listen_addresses='' -c fsync=off`, '-l', join(folder, 'log'), '-w', 'start');
    rootUrl = `postgresql://root_role:root-secret@${encodeURIComponent(folder)}:5432/postgres`;
    const client = new pg.Client(rootUrl);
    await client.connect();
    await client.query("create role sloop_owner login createrole password 'owner-secret'");
    await client.query('create database sales owner sloop_owner');
    await client.end();
  });

  afterAll(() => {
    if (existsSync(join(folder, 'data', 'postmaster.pid'))) run('pg_ctl', '-D', join(folder, 'data'), '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  test('the product starts on it as a plain owner that may create roles, and its own role is neither owner nor superuser', async () => {
    const ownerUrl = `postgresql://sloop_owner:owner-secret@${encodeURIComponent(folder)}:5432/sales`;
    const app = await startApp({ DATABASE_URL: ownerUrl });
    try {
      expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
      const client = new pg.Client(rootUrl);
      await client.connect();
      const { rows } = await client.query("select rolsuper, rolbypassrls from pg_roles where rolname = 'sloop_app'");
      await client.end();
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
      expect(existsSync(join(app.home, 'postgres'))).toBe(false);
    } finally {
      await app.stop();
    }
  });
});
