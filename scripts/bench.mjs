import { ensureInstalled } from './lib/install.mjs';
import { becomeProgram } from './lib/run.mjs';
import { runOrExplain } from './lib/say.mjs';

// npm run bench: reproducible measurements, see bench/README.md.
await runOrExplain(async () => {
  await ensureInstalled();
  becomeProgram('bench/bench.ts', process.argv.slice(2));
});
