import { ensureInstalled } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';
import { runOrExplain } from './lib/say.mjs';

// npm run format [-- PATH…]: writes every file in the one format.
await runOrExplain(async () => {
  await ensureInstalled();
  const paths = process.argv.slice(2);
  const { code } = await runNode(['node_modules/oxfmt/bin/oxfmt', ...(paths.length ? paths : ['.'])]);
  process.exitCode = code;
});
