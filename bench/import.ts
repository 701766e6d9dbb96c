import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { asking } from './http-client.ts';
import type { ImportResult, ImportStep } from './import-report.ts';
import { type BenchOptions, nameOfSize } from './options.ts';
import { cpuSecondsOf, peakMegabytesOf } from './processes.ts';
import { signIn } from './people.ts';
import { administrator, setupHome, startServer } from './server.ts';

const industries = ['制造', '零售', '医疗', '教育', 'Software'];
const header = '外部编号,客户名称,行业,客户等级,生命周期,电话,网址,国家,区域,年营收,员工人数,备注';
const linesAtOnce = 5_000;

const View = z.object({
  id: z.string(),
  status: z.string(),
  error: z.unknown(),
  counts: z.record(z.string(), z.number()),
  undone: z.number(),
  kept: z.number(),
});
const Draft = z.object({ import: View, guess: z.record(z.string(), z.unknown()) });

/** Imports a file of so many accounts through the real upload, rehearses it, writes it and takes it back. */
export async function measureImport({ home, port, rows }: BenchOptions, commit: string): Promise<ImportResult> {
  const own = join(home, `import-${nameOfSize(rows)}`);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  const file = join(own, 'accounts.csv');
  await writeAccounts(file, rows);
  await setupHome(own);
  const [loadBefore = 0] = loadavg();
  const server = await startServer(own, port);
  try {
    const cookie = await signIn(port, administrator);
    const send = asking(port, cookie);
    const ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> =>
      send({ method, path, ...(body === undefined ? {} : { body }) });
    const steps: ImportStep[] = [];
    const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
      const [from, cpu] = [performance.now(), cpuSecondsOf(server.pid, own)];
      const answer = await work();
      const now = cpuSecondsOf(server.pid, own);
      const measured = {
        step,
        seconds: rounded((performance.now() - from) / 1_000),
        serverCpu: rounded(now.server - cpu.server),
        databaseCpu: rounded(now.database - cpu.database),
        peakMb: peakMegabytesOf(server.pid),
      };
      steps.push(measured);
      process.stderr.write(`${JSON.stringify(measured)}\n`);
      return answer;
    };
    const until = async (id: string, status: string): Promise<z.infer<typeof View>> => {
      for (;;) {
        const view = View.parse(await ask('GET', `/api/imports/${id}`));
        if (view.status === status) return view;
        if (view.status === 'failed') throw new Error(`The import failed: ${JSON.stringify(view.error)}`);
        await pause(1_000);
      }
    };
    const draft = await timed('stage', async () => Draft.parse(await upload(port, cookie, file)));
    const { id } = draft.import;
    await timed('plan', () => ask('PUT', `/api/imports/${id}/plan`, { plan: draft.guess }));
    const rehearsed = await timed('rehearse', async () => {
      await ask('POST', `/api/imports/${id}/preview`);
      return until(id, 'previewed');
    });
    const written = await timed('write', async () => {
      await ask('POST', `/api/imports/${id}/run`);
      return until(id, 'done');
    });
    const undone = await timed('undo', async () => {
      await ask('POST', `/api/imports/${id}/undo`);
      return until(id, 'undone');
    });
    return {
      rows,
      measuredAt: new Date().toISOString(),
      commit,
      loadBefore: Number(loadBefore.toFixed(1)),
      fileMb: Math.round(statSync(file).size / 2 ** 20),
      steps,
      rehearsed: rehearsed.counts,
      written: written.counts,
      undone: undone.undone,
      kept: undone.kept,
    };
  } finally {
    await server.stop();
    if (process.env['KEEP_HOME'] === undefined) rmSync(own, { recursive: true, force: true });
  }
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(1));
}

/** Twelve columns with text, money, numbers, choices, a telephone and a web address; every two hundredth company is there already. */
async function writeAccounts(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${header}\n`);
  for (let n = 0; n < rows; n += linesAtOnce) {
    const lines = Array.from({ length: Math.min(linesAtOnce, rows - n) }, (_, at) => lineOf(n + at));
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function lineOf(n: number): string {
  const name = n % 200 === 199 ? `${nameOf(n - 7)}股份有限公司` : `${nameOf(n)}有限公司`;
  const phone = n % 200 === 199 ? n - 7 : n;
  return `K-${n},${name},${industries[n % industries.length] ?? ''},${'ABCD'[n % 4] ?? 'A'},潜在客户,010-${10_000_000 + phone},https://k${phone}.example.com,中国,华东,${n * 13}.50,${n % 900},第 ${n} 家`;
}

const first = '云海青山明华远东金龙宏达天成博恒瑞祥安泰兴隆科创智联新锐源丰'.split('');
const second = ['机电', '科技', '制造', '软件', '医疗', '能源', '材料', '物流', '贸易', '精密'];

/** Names as companies have them: four characters before the trade, different for each. */
function nameOf(n: number): string {
  let rest = Math.imul(n, 2_654_435_761) >>> 0;
  let made = '';
  for (let at = 0; at < 4; at += 1) {
    made += first[rest % first.length] ?? '';
    rest = Math.floor(rest / first.length);
  }
  return `${made}${second[n % second.length] ?? ''}${n}`;
}

function upload(port: number, cookie: string, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/imports?object=account&fileName=accounts.csv',
        headers: {
          cookie,
          origin: `http://127.0.0.1:${port}`,
          'content-type': 'application/octet-stream',
          'content-length': statSync(file).size,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`Uploading: ${answer.statusCode} ${text.slice(0, 500)}`));
        });
      },
    );
    sent.once('error', reject);
    createReadStream(file).pipe(sent);
  });
}

/** Writes what was measured beside the other results. */
export function saveImport(folder: string, result: ImportResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${nameOfSize(result.rows)}.json`), `${JSON.stringify(result, null, 1)}\n`);
}
