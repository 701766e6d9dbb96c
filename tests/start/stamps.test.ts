import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// Plain scripts without types of their own: they must run before anything is installed.
const { findReasonToInstall } = await import(new URL('../../scripts/lib/install.mjs', import.meta.url).href);
const { computeWebStamp } = await import(new URL('../../scripts/lib/build-web.mjs', import.meta.url).href);
const { countJourneys, countVitest, formatFailures, formatResult, sum } = await import(
  new URL('../../scripts/lib/runners.mjs', import.meta.url).href
);

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sloop-stamps-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: unknown): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
}

const locked = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-windows': { version: '2.0.0', optional: true } } };

test.each([
  { why: 'nothing is installed', installed: undefined, reason: /none are here/ },
  { why: 'what is locked is installed, packages for other systems aside', installed: { 'node_modules/a': { version: '1.0.0' } }, reason: undefined },
  { why: 'another version is installed', installed: { 'node_modules/a': { version: '1.0.1' } }, reason: /has changed/ },
  { why: 'a locked package is missing', installed: {}, reason: /has changed/ },
  {
    why: 'an installed package is locked no more',
    installed: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } },
    reason: /has changed/,
  },
])('packages are installed exactly when needed: $why', ({ installed, reason }) => {
  write('package-lock.json', locked);
  if (installed) write('node_modules/.package-lock.json', { packages: installed });
  if (reason) expect(findReasonToInstall(folder)).toMatch(reason);
  else expect(findReasonToInstall(folder)).toBeUndefined();
});

test.each([
  { file: 'src/features/account/web/page.tsx', isRebuilt: true },
  { file: 'src/features/account/contract/rule.ts', isRebuilt: true },
  { file: 'src/features/features.web.ts', isRebuilt: true },
  { file: 'src/platform/web/styles/base.css', isRebuilt: true },
  { file: 'vite.config.ts', isRebuilt: true },
  { file: 'package-lock.json', isRebuilt: true },
  { file: 'src/features/account/server/account.queries.ts', isRebuilt: false },
  { file: 'src/features/account/contract/rule.test.ts', isRebuilt: false },
])('a change in $file rebuilds the web app: $isRebuilt', ({ file, isRebuilt }) => {
  write('src/apps/web/main.tsx', 'start');
  const before = computeWebStamp(folder);
  write(file, 'changed');
  expect(computeWebStamp(folder) !== before).toBe(isRebuilt);
});

test('a test file that does not load counts as failed, and all runners are summed into one line that the names of the failures precede', () => {
  const vitest = countVitest({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { name: join(process.cwd(), 'tests/a.test.ts'), status: 'failed', message: 'Cannot find module\n at …', assertionResults: [] },
      {
        name: join(process.cwd(), 'tests/b.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'is green', failureMessages: [] },
          { status: 'failed', fullName: 'a sum is right', failureMessages: ['AssertionError: expected 1 to be 2\n at …'] },
        ],
      },
    ],
  });
  const one = { title: 'opens', tests: [{ status: 'unexpected', results: [{ error: { message: '\u001B[31mTimeout of 30 s\u001B[39m\n more' } }] }] };
  const suites = [{ title: 'a.journey.ts', specs: [], suites: [{ title: 'the frame', specs: [one] }] }];
  const journeys = countJourneys({ stats: { expected: 3, flaky: 1, unexpected: 1, skipped: 0 }, errors: [], suites });
  const total = sum([vitest, journeys]);
  expect(formatResult(total)).toBe('9 passed, 3 failed, 1 skipped');
  expect(formatFailures(total)).toBe(
    [
      '✗ tests/a.test.ts\n    Cannot find module\n',
      '✗ tests/b.test.ts › a sum is right\n    AssertionError: expected 1 to be 2\n',
      '✗ a.journey.ts › the frame › opens\n    Timeout of 30 s\n',
    ].join(''),
  );
  expect(formatResult(sum([countJourneys({ stats: { expected: 4, flaky: 0, unexpected: 0, skipped: 0 }, errors: [{ message: 'x' }] })]))).toBe(
    '4 passed, 1 failed',
  );
});
