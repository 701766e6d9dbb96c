import { ensureInstalled } from './lib/install.mjs';
import { becomeProgram } from './lib/run.mjs';
import { runOrExplain } from './lib/say.mjs';

// npm run generate: writes openapi.json, the table types and the schema dump from their sources.
await runOrExplain(async () => {
  await ensureInstalled();
  becomeProgram('tooling/generate.ts', process.argv.slice(2));
});
