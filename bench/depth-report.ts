import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AuditFigures } from './depth-audit.ts';
import { nameOfSize } from './options.ts';

const Figure = z.object({
  operation: z.string(),
  role: z.string(),
  clients: z.number(),
  requests: z.number(),
  medianMs: z.number(),
  p95Ms: z.number(),
  perSecond: z.number(),
  failures: z.number(),
  failure: z.string().optional(),
});
const DepthResult = z.object({
  size: z.number(),
  measuredAt: z.string(),
  commit: z.string(),
  loadBefore: z.number(),
  figures: z.array(Figure).readonly(),
  exportSeconds: z.number(),
  exportRows: z.number(),
  audit: AuditFigures.optional(),
});
/** What the engine at full depth costs: fields without code, the past, search, export. */
export type DepthResult = z.infer<typeof DepthResult>;

/** The part of the report about fields without code, the past, search and export. */
export function depthLines(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const results = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => DepthResult.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .toSorted((a, b) => a.size - b.size);
  return results.flatMap(tableOf);
}

function tableOf(result: DepthResult): string[] {
  const find = (operation: string, clients = 1) => result.figures.find((figure) => figure.operation === operation && figure.clients === clients);
  const ratio = (above: string, below: string): number | undefined => {
    const [top, bottom] = [find(above)?.medianMs, find(below)?.medianMs];
    return top === undefined || bottom === undefined ? undefined : Number((top / bottom).toFixed(2));
  };
  const row = (aim: string, wanted: number, unit: string, measured: number | undefined): string =>
    `| ${aim} | ≤ ${wanted} ${unit} | ${measured ?? '–'} ${unit} | ${measured === undefined ? 'not measured' : measured <= wanted ? 'reached' : '**not reached**'} |`;
  return [
    `## Full depth, at ${nameOfSize(result.size)}`,
    '',
    `Measured ${result.measuredAt.slice(0, 16)}Z, commit ${result.commit}, load before: ${result.loadBefore}.`,
    '',
    '| aim | wanted | measured | |',
    '|---|---:|---:|---|',
    row('list by a field without code against a built-in one', 1.5, '×', ratio('list by a field without code', 'list by a built-in field')),
    row('figures as of a past day against now, without roll-up', 3, '×', ratio('figures by stage, as of 90 days ago', 'figures by stage, now')),
    row(
      'search of two Chinese characters, eight clients, p95',
      50,
      'ms',
      find('search, common pair', 8)?.p95Ms ?? find('search, two characters', 8)?.p95Ms,
    ),
    row(
      `export of ${result.exportRows} deals to a workbook, for 100,000`,
      10,
      's',
      Number(((result.exportSeconds / result.exportRows) * 100_000).toFixed(1)),
    ),
    ...auditRows(result, row),
    '',
    '| | median / p95 (ms) | a second |',
    '|---|---:|---:|',
    ...result.figures.map(
      (figure) =>
        `| ${figure.operation}, ${figure.role}, ${figure.clients} ${figure.clients === 1 ? 'client' : 'clients'} | ${figure.medianMs} / ${figure.p95Ms}${figure.failures > 0 ? ` (${figure.failures} failed)` : ''} | ${figure.perSecond} |`,
    ),
    '',
  ];
}

type WriteRow = (aim: string, wanted: number, unit: string, measured: number | undefined) => string;

function auditRows({ audit, figures }: DepthResult, row: WriteRow): string[] {
  if (!audit) return [];
  const searches = figures.filter((figure) => figure.operation.startsWith('audit: '));
  const slowest = searches.length === 0 ? undefined : Math.max(...searches.map((figure) => figure.p95Ms));
  return [
    row(`sealing behind eight writers (${audit.writtenPerSecond} a second), p95`, 2, 's', audit.sealedAfterP95Seconds),
    row('sealing behind eight writers, the longest', 2, 's', audit.sealedAfterMostSeconds),
    row(`search of the audit log, ${audit.events} events, slowest kind of search, p95`, 200, 'ms', slowest),
    `| verifying the audit log | no aim | ${audit.verifiedPerSecond} events a second | ${audit.breaks === 0 ? 'intact' : `**${audit.breaks} breaks**`} |`,
  ];
}
