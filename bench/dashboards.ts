/**
 * How long each tile of the ready-made dashboards and each view of Today takes to answer, for each role, with many records behind.
 *
 *   node bench/dashboards.ts --home /tmp/sloop-bench/1m [--port 4298] [--json bench/results/pages/dashboards-1m.json] [--roles administrator,manager]
 *
 * Every tile is asked by itself, as the page asks, measured anew and then as it is kept; a view of Today twice in a row. Besides the time on the
 * clock there is the processor time of the server and of the database's back ends, which others on a busy machine lengthen little.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Connection } from './http-client.ts';
import { signInAll } from './people.ts';
import { startServer } from './server.ts';

const { values: options } = parseArgs({
  options: {
    home: { type: 'string', default: '/tmp/sloop-bench/1m' },
    port: { type: 'string', default: '4298' },
    json: { type: 'string' },
    roles: { type: 'string', default: 'administrator,manager,representative' },
  },
});

interface Answer {
  readonly role: string;
  readonly question: string;
  readonly firstMs: number;
  /** Processor time of server and database for the first. */
  readonly firstWorkedMs: number;
  readonly againMs: number;
  readonly failure?: string;
}

const Board = z.object({ body: z.object({ tiles: z.array(z.object({ id: z.string(), title: z.unknown(), source: z.unknown() })) }) });

const server = await startServer(options.home, Number(options.port));
try {
  const answers: Answer[] = [];
  for (const person of await signInAll(server.port)) {
    if (!options.roles.split(',').includes(person.role)) continue;
    const connection = new Connection(server.port, person.cookie);
    for (const view of ['mine', 'team', 'operations', 'company']) {
      const path = `/api/today?view=${view}`;
      answers.push(await timed(person.role, `today ${view}`, connection, [{ path }, { path }]));
    }
    for (const name of ['representative', 'manager', 'operations', 'owner']) {
      const id = `ready:${name}`;
      const board = Board.parse(JSON.parse((await connection.send({ method: 'GET', path: `/api/dashboards/${id}` })).body));
      for (const tile of board.body.tiles) {
        const path = `/api/dashboards/${id}/tiles`;
        const asked = { only: [tile.id] };
        const question = `${name} ${tile.id} ${JSON.stringify(tile.source).slice(0, 100)}`;
        answers.push(
          await timed(person.role, question, connection, [
            { path, body: asked },
            { path, body: { ...asked, kept: true } },
          ]),
        );
      }
    }
    connection.close();
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(answers, null, 2)}\n`);
} finally {
  await server.stop();
}

interface Question {
  readonly path: string;
  readonly body?: object;
}

async function timed(role: string, question: string, connection: Connection, [first, again]: readonly [Question, Question]): Promise<Answer> {
  const worked = workedMs();
  const one = await ask(connection, first);
  const firstWorkedMs = Math.round(workedMs() - worked);
  const two = await ask(connection, again);
  const answer = { role, question, firstMs: one.ms, firstWorkedMs, againMs: two.ms, ...(one.failure !== undefined && { failure: one.failure }) };
  console.log(
    `${role.padEnd(15)} ${String(one.ms).padStart(7)} ms, worked ${String(firstWorkedMs).padStart(6)}, again ${String(two.ms).padStart(6)}  ${question}${one.failure ? `  ${one.failure}` : ''}`,
  );
  return answer;
}

async function ask(connection: Connection, { path, body }: Question): Promise<{ readonly ms: number; readonly failure?: string }> {
  const from = performance.now();
  const answer = await connection.send(body ? { method: 'POST', path, body } : { method: 'GET', path });
  const ms = Math.round(performance.now() - from);
  return answer.status < 300 ? { ms } : { ms, failure: `${answer.status} ${answer.body.slice(0, 120)}` };
}

/** Milliseconds the server and all it has begun, its database among them, have been on a processor. Helpers that ended count with who began them. */
function workedMs(): number {
  const parents = new Map<number, { readonly parent: number; readonly ticks: number }>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      parents.set(Number(entry), { parent: fields[1] ?? 0, ticks: [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0) });
    } catch {
      // Ended between the listing and the reading.
    }
  }
  const isOurs = (pid: number): boolean => pid === server.pid || (pid > 1 && isOurs(parents.get(pid)?.parent ?? 0));
  return [...parents].reduce((sum, [pid, { ticks }]) => sum + (isOurs(pid) ? ticks * 10 : 0), 0);
}
