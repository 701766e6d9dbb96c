import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slices } from '#tooling/slices.ts';
import { checkSlices } from '#tooling/walls/check-modules.ts';
import { lawfulFiles, lintBreaches, typeBreaches, wallBreaches, type Breach } from './violations.ts';

const root = join(import.meta.dirname, '..', '..');
const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A small house with the real walls and nothing inside but these files. */
function buildHouse(breaches: Breach[]): string {
  const house = realpathSync(mkdtempSync(join(tmpdir(), 'sloop-walls-')));
  folders.push(house);
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json', '.oxlintrc.json', 'tooling']) {
    cpSync(join(root, name), join(house, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  const files = { ...lawfulFiles, ...Object.fromEntries(breaches.map(({ file, code }) => [file, code])) };
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `${code}\n`);
  }
  return house;
}

function run(house: string, script: string, ...options: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, script), ...options], { cwd: house, maxBuffer: 1e8 }, (_, output, errors) => resolve(output + errors));
  });
}

function linesAbout(output: string, file: string): string {
  return output
    .split('\n')
    .filter((line) => line.replaceAll('\\', '/').includes(file))
    .join('\n');
}

const machines = [
  { name: 'the walls', breaches: wallBreaches, run: (house: string) => run(house, 'tooling/walls/check-walls.ts', house) },
  {
    name: 'the linter',
    breaches: lintBreaches,
    run: (house: string) => run(house, 'node_modules/oxlint/bin/oxlint', '--type-aware', '-f', 'unix', 'src'),
  },
  { name: 'the compiler', breaches: typeBreaches, run: (house: string) => run(house, 'node_modules/typescript/bin/tsc', '-b') },
];

describe.each(machines)('$name', ({ breaches, run: runMachine }) => {
  let output = '';
  beforeAll(async () => {
    output = await runMachine(buildHouse(breaches));
  });

  test.each(breaches)('stops: $what', ({ file, says }) => {
    expect(linesAbout(output, file)).toMatch(says);
  });

  test('lets lawful code pass', () => {
    for (const file of Object.keys(lawfulFiles)) expect(linesAbout(output, `${file}:`) + linesAbout(output, `${file}(`)).toBe('');
  });
});

test('arrows that form a circle are stopped, and say how to speak against one', () => {
  const [violation] = checkSlices({ account: { mayUse: ['contact'] }, contact: { mayUse: ['account'] } }, []);
  expect(violation?.message).toMatch(/circle: account → contact → account.*emit an event/);
});

test('an arrow to nowhere and an undeclared capability are stopped', () => {
  const messages = checkSlices({ account: { mayUse: ['contakt'] } }, ['gossip'])
    .map(({ message }) => message)
    .join('\n');
  expect(messages).toMatch(/no capability contakt/);
  expect(messages).toMatch(/gossip is not declared/);
});

test('the declared arrows form no circle', () => {
  expect(checkSlices(slices, [])).toEqual([]);
});
