import { HomeInUseError } from '#platform/server/postgres/home-lock.ts';
import { type OpenDatabase, openDatabase } from '#platform/server/postgres/open-database.ts';
import { report } from './report.ts';
import { readSettings } from './settings.ts';

let database: OpenDatabase | undefined;
try {
  const settings = readSettings(process.env);
  const opening = openDatabase(settings.connection, { mayShare: false });
  // The product is loaded while the database starts in its own process; together they take as long as the longer of the two.
  const loading = import('./serve.ts');
  [database] = await Promise.all([opening, loading]);
  await (await loading).serve(settings, database);
} catch (error) {
  if (error instanceof HomeInUseError) process.stderr.write(`${error.message}\n`);
  else report(error);
  await database?.stop().catch(() => undefined);
  process.exit(1);
}
