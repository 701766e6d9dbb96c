import { openDatabase } from '#platform/server/postgres/open-database.ts';
import { composeApp, startWorker } from './compose.ts';
import { findCallerIn } from './identity.ts';
import { report } from './report.ts';
import { readSettings } from './settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';

// Background work in a process of its own; any number may run on one database. Servers then start with SLOOP_WORKERS=separate.
const jobPatienceMs = 1_500;

try {
  const settings = readSettings(process.env);
  const database = await openDatabase(settings.connection, { mayShare: true });
  const product = composeApp({ urls: database, filesFolder: settings.filesFolder });
  const worker = await startWorker(product, findCallerIn(product.app));
  process.stdout.write('Sloop worker is ready.\n');
  stopOnSignal(async () => {
    await worker.stop(jobPatienceMs);
    await product.close();
    await database.stop();
  });
} catch (error) {
  report(error);
  process.exit(1);
}
