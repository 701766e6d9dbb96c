import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHome, runCommand, startProgram, tryCommand } from '#tests/support/running-program.ts';

const home = createHome();
const password = 'correct horse battery staple\n';

beforeAll(async () => {
  await runCommand(home.folder, ['setup', '--workspace', 'Acme', '--email', 'a@example.com', '--password-stdin'], password);
}, 120_000);

afterAll(() => home.remove());

test('every command says what it takes, and says so with exit code 0', async () => {
  const help = await tryCommand(home.folder, ['--help']);
  const commands = [...help.out.matchAll(/^ {2}([a-z-]+) /gm)].map((match) => match[1] ?? '').filter((name) => name !== 'help');
  expect(help.code).toBe(0);
  expect(commands).toEqual(
    expect.arrayContaining(['migrate', 'setup', 'api-key', 'reset-password', 'backup', 'restore', 'doctor', 'import', 'inspect', 'evaluate']),
  );
  for (const command of commands) expect(await tryCommand(home.folder, [command, '--help'])).toMatchObject({ code: 0, err: '' });
}, 240_000);

test.each([
  { options: ['nonsense'], why: 'an unknown command' },
  { options: ['setup', '--workspace', 'X'], why: 'a missing option' },
  { options: ['api-key', 'create', '--colour', 'red'], why: 'an unknown option' },
])('$why is wrong use: exit code 2, nothing on standard output', async ({ options }) => {
  expect(await tryCommand(home.folder, options)).toMatchObject({ code: 2, out: '' });
});

test('what cannot be done ends with 1 and says why, as JSON when asked', async () => {
  const again = await tryCommand(home.folder, ['setup', '--workspace', 'Acme', '--email', 'b@example.com', '--password-stdin', '--json'], password);
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(JSON.parse(again.err)).toMatchObject({ error: { code: 'setup.done' } });
  expect(await tryCommand(home.folder, ['api-key', 'list', '--as', 'nobody@example.com'])).toMatchObject({ code: 1, out: '' });
});

test('a new key stands alone on standard output, works beside a running server, and not after it is revoked', async () => {
  const program = await startProgram(home.folder);
  try {
    const made = await tryCommand(home.folder, ['api-key', 'create', '--name', 'robot']);
    expect(made.out).toMatch(/^slp_\S+$/);
    expect(made.err).not.toContain(made.out);
    const ask = async (): Promise<number> => (await fetch(`${program.address}/api/me`, { headers: { authorization: `Bearer ${made.out}` } })).status;
    expect(await ask()).toBe(200);

    const { apiKeys } = JSON.parse(await runCommand(home.folder, ['api-key', 'list', '--json']));
    expect(apiKeys).toHaveLength(1);
    await runCommand(home.folder, ['api-key', 'revoke', apiKeys[0].id]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await ask()).toBe(401);
  } finally {
    await program.stop();
  }
}, 120_000);

test('a link to choose a new password stands alone on standard output; nobody’s address is refused', async () => {
  const made = await tryCommand(home.folder, ['reset-password', '--email', 'A@example.com', '--url', 'https://sloop.example']);
  expect(made.out.trim()).toMatch(/^https:\/\/sloop\.example\/reset-password\?token=[\w-]{43}$/);
  expect(made.err).toContain('Acme');
  expect(await tryCommand(home.folder, ['reset-password', '--email', 'nobody@example.com'])).toMatchObject({ code: 1, out: '' });
}, 120_000);

test('a file is imported, and importing it again changes nothing', async () => {
  const file = join(home.folder, 'accounts.csv');
  writeFileSync(file, '客户名称,行业\n北风贸易,制造\n南山科技,\n');
  const first = JSON.parse(await runCommand(home.folder, ['import', file, '--json']));
  expect(first.imports[0]).toMatchObject({ object: 'account', status: 'done', counts: { new: 2, error: 0 } });
  const second = JSON.parse(await runCommand(home.folder, ['import', file, '--json']));
  expect(second.imports[0]).toMatchObject({ counts: { new: 0, update: 0, same: 2 } });
}, 120_000);

test('a teams file makes the people its deals belong to', async () => {
  const file = join(home.folder, 'sales_teams.csv');
  writeFileSync(file, 'sales_agent,manager,regional_office\nAnna,Dustin,Central\n');
  const { imports } = JSON.parse(await runCommand(home.folder, ['import', file, '--since', '2019-01-01', '--json']));
  expect(imports[0]).toMatchObject({ object: 'team', status: 'done', counts: { new: 1 } });
}, 120_000);

test('inspect, evaluate and doctor answer on a workspace with little in it', async () => {
  expect(JSON.parse(await runCommand(home.folder, ['inspect', '--json']))).toMatchObject({ run: { status: 'done' } });
  expect(JSON.parse(await runCommand(home.folder, ['evaluate', '--json'])).dimensions).toHaveLength(20);
  const { findings } = JSON.parse(await runCommand(home.folder, ['doctor', '--json']));
  expect(findings.filter((finding: { isGood: boolean }) => !finding.isGood)).toEqual([]);
}, 120_000);
