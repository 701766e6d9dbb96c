import { ensureInstalled } from './lib/install.mjs';
import { becomeProgram } from './lib/run.mjs';
import { runOrExplain } from './lib/say.mjs';

// The command line: ./sloop …, or npm run -s sloop -- … (without -s, npm writes a banner of its own to stdout).
await runOrExplain(async () => {
  await ensureInstalled();
  becomeProgram('src/apps/cli.ts', process.argv.slice(2));
});
