import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { measureDepth, saveDepth } from './depth.ts';
import { measureImport, saveImport } from './import.ts';
import { type Figure, measureOperation, type Operation } from './measure.ts';
import { fillPool, readOperations, writeOperations } from './operations.ts';
import { type BenchOptions, nameOfSize, readOptions } from './options.ts';
import { type Person, signInAll } from './people.ts';
import { type SizeResult, writeReport } from './report.ts';
import { asOwner, seedHome, setCommitDelay, startServer } from './server.ts';

const results = join(import.meta.dirname, 'results');
const delayMicroseconds = 2_000;
const manyClients = 8;

const options = readOptions(process.argv.slice(2));
if (!options.reportOnly && options.isImport) saveImport(join(results, 'import'), await measureImport(options, commitNow()));
else if (!options.reportOnly) {
  for (const size of options.sizes) {
    if (options.isDepth) saveDepth(join(results, 'depth'), await measureDepth(size, options, commitNow()));
    else await measureSize(size, options);
  }
}
writeReport(results, join(import.meta.dirname, 'RESULTS.md'));

async function measureSize(size: number, { home, skipSeed, port, seconds }: BenchOptions): Promise<void> {
  const own = join(home, nameOfSize(size));
  let seeding: unknown = null;
  if (!skipSeed || !existsSync(own)) {
    rmSync(own, { recursive: true, force: true });
    say(`${nameOfSize(size)}: seeding`);
    seeding = await seedHome(own, size);
  }
  // What others do on the machine before we begin; figures of a busy machine say little.
  const [loadBefore = 0] = loadavg();
  const server = await startServer(own, port);
  try {
    await setCommitDelay(own, 0);
    await asOwner(own, (client) => client.query('checkpoint'));
    const people = await signInAll(port);
    const figures: Figure[] = [];
    for (const person of people) figures.push(...(await measurePerson(port, person, seconds)));
    const [boss] = people;
    if (!boss) throw new Error('Nobody is signed in.');
    await setCommitDelay(own, delayMicroseconds);
    const delayed = await measureAll(port, boss, writeOperations(await fillPool(port, boss.cookie)), seconds);
    await setCommitDelay(own, 0);
    save({
      size,
      measuredAt: new Date().toISOString(),
      commit: commitNow(),
      machine: describeMachine(),
      loadBefore: Number(loadBefore.toFixed(1)),
      seeding,
      figures,
      delayed,
    });
  } finally {
    await server.stop();
  }
}

async function measurePerson(port: number, person: Person, seconds: number): Promise<Figure[]> {
  const pool = await fillPool(port, person.cookie);
  return measureAll(port, person, [...readOperations(pool), ...writeOperations(pool)], seconds);
}

async function measureAll(port: number, { cookie, role }: Person, operations: readonly Operation[], seconds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const operation of operations) {
    for (const clients of [1, manyClients]) {
      if (operation.rows !== undefined && clients > 1) continue;
      const figure = await measureOperation(operation, { port, cookie, role, clients, seconds });
      figures.push(figure);
      say(
        `  ${role} ${operation.name} ×${clients}: median ${figure.medianMs} ms, p95 ${figure.p95Ms} ms, ${figure.perSecond}/s${figure.failures > 0 ? `  FAILED ${figure.failures}: ${figure.failure}` : ''}`,
      );
    }
  }
  return figures;
}

function save(result: SizeResult): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${nameOfSize(result.size)}.json`), `${JSON.stringify(result, null, 1)}\n`);
}

function commitNow(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
}

function describeMachine(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores (${cpu?.model.trim() || 'unnamed'}), ${(totalmem() / 1024 ** 3).toFixed(0)} GB, Node ${process.versions.node}`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
