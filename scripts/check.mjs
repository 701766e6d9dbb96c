import { runChecks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runOrExplain, say } from './lib/say.mjs';

// npm run check [-- types lint …]: what can be known without running the product.
await runOrExplain(async () => {
  await ensureInstalled();
  const { passed, failed } = await runChecks(process.argv.slice(2));
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
});
