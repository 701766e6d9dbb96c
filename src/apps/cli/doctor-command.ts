import { statfs } from 'node:fs/promises';
import type { Command } from 'commander';
import pg from 'pg';
import { readCatalogueProblems } from '#platform/server/database/catalogue-problems.ts';
import { openDatabase } from '#platform/server/postgres/open-database.ts';
import { readVersion } from '../openapi.ts';
import { readSettings } from '../settings.ts';
import { printAnswer } from './output.ts';

interface Finding {
  readonly check: string;
  readonly isGood: boolean;
  readonly says: string;
}

const leastFreeGigabytes = 1;

/** Adds `doctor`: looks at what usually goes wrong and says what to do. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check database, roles, row-level security, disk and versions')
    .option('--json', 'answer as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine();
      const isFailure = findings.some((finding) => !finding.isGood);
      const text = findings.map((finding) => `${finding.isGood ? 'ok  ' : 'BAD '} ${finding.check}: ${finding.says}`).join('\n');
      process.exitCode = printAnswer({ json: { findings }, text, isFailure }, json === true);
    });
}

async function examine(): Promise<Finding[]> {
  const settings = readSettings(process.env);
  const findings: Finding[] = [
    good('versions', `Sloop ${readVersion()}, Node ${process.versions.node}`),
    await examineDisk(settings.connection.home),
  ];
  try {
    const database = await openDatabase(settings.connection, { mayShare: true });
    findings.push(...(await examineDatabase(database.ownerUrl, database.appUrl, database.isEmbedded).finally(() => database.stop())));
  } catch (error) {
    findings.push(bad('database', error instanceof Error ? error.message : String(error)));
  }
  return findings;
}

async function examineDisk(home: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(home);
    const gigabytes = (bavail * bsize) / 1024 ** 3;
    const says = `${gigabytes.toFixed(1)} GB free in ${home}`;
    return gigabytes < leastFreeGigabytes ? bad('disk', `${says}; make room before the database stops`) : good('disk', says);
  } catch {
    return good('disk', `${home} is not there yet; the first start makes it`);
  }
}

async function examineDatabase(ownerUrl: string, appUrl: string, isEmbedded: boolean): Promise<Finding[]> {
  const [owner, app] = [new pg.Client(ownerUrl), new pg.Client(appUrl)];
  try {
    await owner.connect();
    await app.connect();
    const { rows: versions } = await owner.query<{ version: string }>("select current_setting('server_version') as version");
    const { rows: role } = await app.query<{ name: string; isHarmless: boolean }>(
      'select rolname as name, not (rolsuper or rolbypassrls) as "isHarmless" from pg_roles where rolname = current_user',
    );
    const problems = await readCatalogueProblems(owner);
    const kind = isEmbedded ? 'embedded' : 'external';
    return [
      good('database', `PostgreSQL ${versions[0]?.version ?? '?'}, ${kind}`),
      role[0]?.isHarmless
        ? good('role', `requests work as ${role[0].name}, bound by row-level security`)
        : bad('role', 'the application role is not bound by row-level security'),
      problems.length === 0
        ? good('row-level security', 'every table is walled')
        : bad('row-level security', problems.map((problem) => problem.says).join('; ')),
      await examineQueue(owner),
    ];
  } finally {
    await Promise.all([owner.end(), app.end()]);
  }
}

async function examineQueue(owner: pg.Client): Promise<Finding> {
  const { rows } = await owner.query<{ isThere: boolean }>('select to_regclass(\'graphile_worker._private_jobs\') is not null as "isThere"');
  if (!rows[0]?.isThere) return bad('jobs', 'the queue is missing; run `sloop migrate`');
  const { rows: stuck } = await owner.query<{ count: string }>(
    "select count(*) from graphile_worker._private_jobs where run_at < now() - interval '10 minutes' and locked_at is null and attempts < max_attempts",
  );
  const waiting = Number(stuck[0]?.count ?? 0);
  return waiting === 0
    ? good('jobs', 'nothing waits')
    : bad('jobs', `${waiting} jobs wait for more than ten minutes; is a server or worker running?`);
}

function good(check: string, says: string): Finding {
  return { check, isGood: true, says };
}

function bad(check: string, says: string): Finding {
  return { check, isGood: false, says };
}
