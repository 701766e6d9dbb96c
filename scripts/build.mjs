import { ensureWebBuilt } from './lib/build-web.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runOrExplain } from './lib/say.mjs';

await runOrExplain(async () => {
  await ensureInstalled();
  await ensureWebBuilt();
});
