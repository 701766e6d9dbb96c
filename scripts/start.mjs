import { ensureWebBuilt } from './lib/build-web.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { becomeProgram, serverMemory } from './lib/run.mjs';
import { runOrExplain } from './lib/say.mjs';

// npm start: from a fresh clone on any Node from 20 to a running server.
await runOrExplain(async () => {
  await ensureInstalled();
  await ensureWebBuilt();
  becomeProgram('src/apps/server.ts', process.argv.slice(2), process.env, serverMemory);
});
