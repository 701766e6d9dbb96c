import { ensureWebBuilt } from './lib/build-web.mjs';
import { runChecks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { formatFailures, formatResult, runJourneys, runVitest, sum } from './lib/runners.mjs';
import { runOrExplain, say } from './lib/say.mjs';

// npm test: everything, from a clean clone, ending with one line that sums up all runners.
await runOrExplain(async () => {
  await ensureInstalled();
  const results = [];
  for (const [title, run] of [
    ['Web app', buildWeb],
    ['Checks', runChecks],
    ['Tests', runVitest],
    ['Journeys in the browser', runJourneys],
  ]) {
    say(`\n${title}`);
    results.push(await run());
  }
  const total = sum(results);
  process.stdout.write(`\n${formatFailures(total)}\n${formatResult(total)}\n`);
  process.exitCode = total.failed ? 1 : 0;
});

async function buildWeb() {
  try {
    await ensureWebBuilt();
    say('  ✓ built');
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    say(`  ✗ ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0, failures: [{ name: 'the web app is built', reason: error.message }] };
  }
}
