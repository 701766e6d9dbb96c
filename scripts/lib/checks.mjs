import { runNode } from './run.mjs';
import { say } from './say.mjs';

/** Everything that can be checked without running the product; each counts as one test. */
const checks = [
  { name: 'lock', command: ['scripts/complete-lock.mjs', '--check'], advice: 'Run `node scripts/complete-lock.mjs` and commit package-lock.json.' },
  {
    name: 'types',
    command: ['node_modules/typescript/bin/tsc', '-b'],
    advice: 'A file that is "not listed within the file list of project" stands on the wrong side of a wall; see walls below.',
  },
  { name: 'format', command: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'], advice: 'Run `npm run format`.' },
  {
    name: 'lint',
    command: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--quiet', '-f', 'unix'],
    advice: 'Each message says what to do instead.',
  },
  { name: 'walls', command: ['tooling/walls/check-walls.ts'], advice: 'Each message says what to do instead.' },
  {
    name: 'unused',
    command: ['node_modules/knip/bin/knip.js', '--no-progress'],
    advice: 'Delete what nobody uses; what only its own file uses is not exported.',
  },
  { name: 'generated', command: ['tooling/generate.ts', '--check'], advice: 'Run `npm run generate` and commit the result.' },
];

/** Runs all checks, tells what each found, and counts. */
export async function runChecks(only = []) {
  const result = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const check of checks.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const start = Date.now();
    const { code, output } = await runNode(check.command, { capture: true, env: { ...process.env, NO_COLOR: '1' } });
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    if (code === 0) {
      result.passed++;
      say(`  ✓ ${check.name} (${seconds} s)`);
    } else {
      result.failed++;
      result.failures.push({ name: `check ${check.name}`, reason: check.advice });
      say(`  ✗ ${check.name} (${seconds} s)\n${indent(output)}\n    → ${check.advice}`);
    }
  }
  return result;
}

function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
