import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';
import { runNode } from './run.mjs';

const results = join(root, '.cache', 'results');

/** Runs the tests beside the code and in tests/, on a database of their own. */
export async function runVitest(options = []) {
  const file = prepareResult('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...options], { env: { ...process.env, CI: 'true' } });
  return atLeastOneFailure(code, readResult(file, countVitest));
}

/** Runs the browser journeys, when there are any. */
export async function runJourneys(options = []) {
  const folder = join(root, 'tests', 'journeys');
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith('.journey.ts'))) return nothing();
  const file = prepareResult('journeys.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const config = ['--config=tests/journeys/playwright.config.ts', '--reporter=list,json'];
  const { code } = await runNode(['node_modules/@playwright/test/cli.js', 'test', ...config, ...options], { env });
  return atLeastOneFailure(code, readResult(file, countJourneys));
}

/** The sum of several results, with the names of all that failed. */
export function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
      failures: [...total.failures, ...(one.failures ?? [])],
    }),
    nothing(),
  );
}

/** What failed and why, a line or two each: a log that is kept from its end still says it. */
export function formatFailures({ failures }) {
  return failures.map(({ name, reason }) => `✗ ${name}${reason ? `\n    ${reason}` : ''}\n`).join('');
}

/** The one line at the end. */
export function formatResult({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function nothing() {
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

function prepareResult(name) {
  const file = join(results, name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readResult(file, count) {
  return existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : nothing();
}

/** Counts a vitest report. A file that does not even load has no tests to count, and counts as one that failed. */
export function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter((one) => one.status === 'failed');
      const file = relative(root, name);
      if (failed.length === 0) return [{ name: file, reason: firstLine(message) }];
      return failed.map((one) => ({ name: `${file} › ${one.fullName}`, reason: firstLine(one.failureMessages[0]) }));
    });
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + (numTodoTests ?? 0),
    failures,
  };
}

/** Counts a Playwright report; what passed at the second try passed. */
export function countJourneys({ stats, errors, suites = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures: [...suites.flatMap(failuresOf), ...errors.map(({ message }) => ({ name: 'journeys', reason: firstLine(message) }))],
  };
}

function failuresOf({ title, specs = [], suites = [] }) {
  return [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
      .map((spec) => ({
        name: spec.title,
        reason: firstLine(spec.tests.find(({ status }) => status === 'unexpected')?.results.at(-1)?.error?.message),
      })),
    ...suites.flatMap(failuresOf),
  ].map(({ name, reason }) => ({ name: `${title} › ${name}`, reason }));
}

// Colours and further lines stand above, in the runner's own words.
function firstLine(text = '') {
  return stripVTControlCharacters(text).trim().split('\n', 1)[0];
}

// A runner that ends badly without naming a test (a crash, an error between tests) must not look like success.
function atLeastOneFailure(code, result) {
  if (code === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, failures: [{ name: 'a runner', reason: `ended with code ${code} and named no test` }] };
}
