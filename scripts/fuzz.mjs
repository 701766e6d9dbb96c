import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';
import { runOrExplain } from './lib/say.mjs';

// npm run fuzz -- --requests 50000 [--seed 7]: requests made up from the API document; see tests/walls/fuzz.test.ts.
await runOrExplain(async () => {
  await ensureInstalled();
  const { values } = parseArgs({ options: { requests: { type: 'string', default: '50000' }, seed: { type: 'string', default: '1' } } });
  const env = { ...process.env, SLOOP_PROPERTY_RUNS: values.requests, SLOOP_PROPERTY_SEED: values.seed };
  const { code } = await runNode(['node_modules/vitest/vitest.mjs', 'run', 'tests/walls/fuzz.test.ts'], { env });
  process.exitCode = code;
});
