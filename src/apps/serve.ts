import { findSetupToken } from '#features/organisation/server/setup-token.ts';
import type { OpenDatabase } from '#platform/server/postgres/open-database.ts';
import { composeApp, composeServer, startWorker } from './compose.ts';
import { connectIdentity, findCallerIn } from './identity.ts';
import { listen } from './listen.ts';
import { migrate } from './migrate.ts';
import { report } from './report.ts';
import type { Settings } from './settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** How long running jobs may take to end when the program stops; what is cut off runs again at the next start. */
const jobPatienceMs = 1_000;

/** Serves the product over a database until a signal ends it. */
export async function serve(settings: Settings, database: OpenDatabase): Promise<void> {
  await migrate(database.ownerUrl);
  const product = composeApp({ urls: database, filesFolder: settings.filesFolder });
  const server = await composeServer({ product, connectIdentity, webFolder: settings.webFolder, rateLimits: settings.rateLimits });
  const worker = settings.hasOwnWorkers ? undefined : startWorker(product, findCallerIn(product.app));
  worker?.catch(report);
  // Before the first answer: who sees the product answer may tell it to stop at once, and the database must end with it.
  stopOnSignal(async () => {
    const running = await worker?.catch(() => undefined);
    await Promise.all([server.close(), running?.stop(jobPatienceMs)]);
    await product.close();
    await database.stop();
  });
  const token = await findSetupToken(product.app);
  const address = await listen(server.http, settings);
  process.stdout.write(`Sloop is ready: ${address}\n`);
  if (token !== undefined) process.stdout.write(`First run: ${address}/setup?token=${token}\n  or enter this token there: ${token}\n`);
}
