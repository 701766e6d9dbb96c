import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nameOfSize } from './options.ts';

const Step = z.object({ step: z.string(), seconds: z.number(), serverCpu: z.number(), databaseCpu: z.number(), peakMb: z.number() });
/** One station of an import: how long it took, what it cost, and the most memory the server had held by its end. */
export type ImportStep = z.infer<typeof Step>;
const ImportResult = z.object({
  rows: z.number(),
  measuredAt: z.string(),
  commit: z.string(),
  loadBefore: z.number(),
  fileMb: z.number(),
  steps: z.array(Step).readonly(),
  rehearsed: z.record(z.string(), z.number()),
  written: z.record(z.string(), z.number()),
  undone: z.number(),
  kept: z.number(),
});
/** What an import of a large file costs. */
export type ImportResult = z.infer<typeof ImportResult>;

const aim = { rows: 750_000, seconds: 180, undoSeconds: 60, megabytes: 500 };

/** The part of the report about imports. */
export function importLines(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ImportResult.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .toSorted((a, b) => a.rows - b.rows)
    .flatMap(tableOf);
}

function tableOf(result: ImportResult): string[] {
  const { rows, steps } = result;
  const secondsOf = (...names: readonly string[]): number =>
    steps.filter(({ step }) => names.includes(step)).reduce((sum, { seconds }) => sum + seconds, 0);
  const peak = Math.max(...steps.map(({ peakMb }) => peakMb));
  const row = (what: string, wanted: number, unit: string, measured: number): string =>
    `| ${what} | ≤ ${wanted} ${unit} | ${Number(measured.toFixed(1))} ${unit} | ${measured <= wanted ? 'reached' : '**not reached**'} |`;
  const scale = rows / aim.rows;
  const allowed = (seconds: number): number => Number((seconds * scale).toFixed(1));
  return [
    `## Import of ${nameOfSize(rows)} rows × 12 columns`,
    '',
    `Measured ${result.measuredAt.slice(0, 16)}Z, commit ${result.commit}, load before: ${result.loadBefore}; ${result.fileMb} MB CSV through HTTP, own server process and home.`,
    `Rows: ${countsText(result.written)}; rehearsed: ${countsText(result.rehearsed)}; taken back ${result.undone}, kept ${result.kept}.`,
    '',
    '| aim | wanted | measured | |',
    '|---|---:|---:|---|',
    row('upload, plan and writing', allowed(aim.seconds), 's', secondsOf('stage', 'plan', 'write')),
    row('the same with a rehearsal of all rows', allowed(aim.seconds), 's', secondsOf('stage', 'plan', 'rehearse', 'write')),
    row('undo', allowed(aim.undoSeconds), 's', secondsOf('undo')),
    row('peak memory of the server process', aim.megabytes, 'MB', peak),
    '',
    '| step | seconds | rows a second | processor time: server + database (s) | peak memory so far (MB) |',
    '|---|---:|---:|---:|---:|',
    ...steps.map(
      ({ step, seconds, serverCpu, databaseCpu, peakMb }) =>
        `| ${step} | ${seconds} | ${seconds > 0 ? Math.round(rows / seconds) : '–'} | ${serverCpu} + ${databaseCpu} | ${peakMb} |`,
    ),
    '',
  ];
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ');
}
