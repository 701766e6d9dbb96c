import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** The sum of several results. */
export function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    nothing(),
  );
}

/** The one line at the end. */
export function formatResult({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function nothing() {
  return { passed: 0, failed: 0, skipped: 0 };
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
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + (numTodoTests ?? 0) };
}

/** Counts a Playwright report; what passed at the second try passed. */
export function countJourneys({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

// A runner that ends badly without naming a test (a crash, an error between tests) must not look like success.
function atLeastOneFailure(code, result) {
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}
