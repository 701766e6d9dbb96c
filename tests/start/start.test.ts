import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPostmaster, isAlive } from '#platform/server/postgres/postmaster.ts';
import { isHealthy } from '../support/running-app.ts';

const root = join(import.meta.dirname, '..', '..');
const packages = realpathSync(join(root, 'node_modules'));
const running: ChildProcess[] = [];
let secret = '';
let port = 0;

beforeAll(async () => {
  secret = mkdtempSync(join(tmpdir(), 'sloop-start-'));
  chmodSync(secret, 0o700);
  port = await findFreePort();
  execFileSync('git', ['-c', 'safe.directory=*', 'clone', '--quiet', root, join(secret, 'clone')]);
  // What is installed here is what the clone finds locked, so that this test does not depend on a registry.
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(root, name), join(secret, 'clone', name));
  linkPackages(join(secret, 'clone'));
});

afterAll(async () => {
  for (const child of running) await end(child, 'SIGKILL');
  // The guard of a killed program's database needs a moment to end it.
  await wait(300);
  const cluster = join(secret, 'home', 'postgres');
  if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  rmSync(secret, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

// Real files below the private folder, as after an installation; hard links take no space and little time.
function linkPackages(clone: string): void {
  try {
    execFileSync('cp', ['-al', packages, join(clone, 'node_modules')], { stdio: 'ignore' });
  } catch {
    rmSync(join(clone, 'node_modules'), { recursive: true, force: true });
    symlinkSync(packages, join(clone, 'node_modules'));
  }
}

/** The Node a person has, not the one that came with the packages. */
function findSystemNode(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file)) ?? process.execPath;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return address && typeof address === 'object' ? address.port : 0;
}

async function start(node = findSystemNode()): Promise<{ child: ChildProcess; output: () => string }> {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const env = { ...process.env, PATH: path.join(delimiter), NODE_ENV: '', PORT: String(port), SLOOP_HOME: join(secret, 'home'), DATABASE_URL: '' };
  const child = spawn(node, ['scripts/start.mjs'], { cwd: join(secret, 'clone'), env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  await expect.poll(() => child.exitCode ?? isHealthy(`http://127.0.0.1:${port}`), { timeout: 90_000, message: text }).toBe(true);
  return { child, output: () => text };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

function findDatabase(): number {
  return findPostmaster(join(secret, 'home', 'postgres', '18'))?.pid ?? 0;
}

test("a clone below a private folder starts on the system's Node, serves the app, and Ctrl-C stops everything", { timeout: 180_000 }, async () => {
  const { child, output } = await start();
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(await page.text()).toContain('<div id="root">');
  expect(output()).toContain(`http://127.0.0.1:${port}`);
  const database = findDatabase();
  expect(isAlive(database)).toBe(true);
  await end(child, 'SIGINT');
  expect(await isHealthy(`http://127.0.0.1:${port}`)).toBe(false);
  expect(findDatabase()).toBe(0);
  expect(statSync(secret).mode & 0o777).toBe(0o700);
});

test('the second start installs and builds nothing', { timeout: 120_000 }, async () => {
  const { child, output } = await start();
  expect(output()).not.toMatch(/Installing|Building/);
  await end(child, 'SIGINT');
});

test.each(["the system's Node", 'the packaged Node'])(
  'killed on %s, it leaves nothing that prevents the next start',
  { timeout: 120_000 },
  async (which) => {
    const node = which === 'the packaged Node' ? process.execPath : findSystemNode();
    const { child } = await start(node);
    await end(child, 'SIGKILL');
    await expect.poll(() => isHealthy(`http://127.0.0.1:${port}`), { timeout: 20_000 }).toBe(false);
    const again = await start(node);
    expect(isAlive(findDatabase())).toBe(true);
    await end(again.child, 'SIGTERM');
    expect(findDatabase(), again.output()).toBe(0);
    expect(again.child.exitCode, again.output()).toBe(0);
  },
);
