import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { aims, type Aim } from './aims.ts';
import { depthLines } from './depth-report.ts';
import { importLines } from './import-report.ts';
import { nameOfSize } from './options.ts';

const Figure = z.object({
  operation: z.string(),
  role: z.string(),
  clients: z.number(),
  requests: z.number(),
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  perSecond: z.number(),
  failures: z.number(),
  failure: z.string().optional(),
});
type Figure = z.infer<typeof Figure>;
const SizeResult = z.object({
  size: z.number(),
  measuredAt: z.string(),
  commit: z.string(),
  machine: z.string(),
  loadBefore: z.number().optional(),
  seeding: z.unknown(),
  figures: z.array(Figure),
  delayed: z.array(Figure),
});
/** Everything measured at one size. */
export type SizeResult = z.infer<typeof SizeResult>;

/** Writes the report people read from the results there are. */
export function writeReport(folder: string, file: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const sizes = names.map((name) => SizeResult.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))).toSorted((a, b) => a.size - b.size);
  const notes = readNotes(join(folder, 'notes.md'));
  writeFileSync(
    file,
    [
      ...head(sizes),
      ...aimLines(sizes),
      ...growth(sizes),
      ...depthLines(join(folder, 'depth')),
      ...importLines(join(folder, 'import')),
      ...sizes.flatMap(sizeTable),
      notes,
    ].join('\n'),
  );
}

function readNotes(file: string): string {
  try {
    return `\n${readFileSync(file, 'utf8')}`;
  } catch {
    return '';
  }
}

function head(sizes: readonly SizeResult[]): string[] {
  const lines = sizes.map(
    (each) =>
      `- ${nameOfSize(each.size)}: ${each.measuredAt.slice(0, 16)}Z, commit ${each.commit}, ${each.machine}${seedingOf(each)}${each.loadBefore === undefined ? '' : `, load before: ${each.loadBefore}`}`,
  );
  return [
    '# Results',
    '',
    'Through HTTP with cookie sign-in, row security, history and event log on; client and server share the machine. Written by `npm run bench`.',
    '',
    ...lines,
    '',
  ];
}

function seedingOf({ seeding }: SizeResult): string {
  const parsed = z.object({ seconds: z.number() }).safeParse(seeding);
  return parsed.success ? `, seeded in ${parsed.data.seconds} s` : '';
}

function aimLines(sizes: readonly SizeResult[]): string[] {
  const largest = sizes.at(-1);
  const smallest = sizes[0];
  if (!largest || !smallest) return ['Nothing has been measured yet.'];
  const rows = aims.map((aim) => aimRow(aim, largest, smallest));
  return [`## Aims, at ${nameOfSize(largest.size)}`, '', '| aim | wanted | measured | |', '|---|---:|---:|---|', ...rows, ''];
}

function aimRow(aim: Aim, largest: SizeResult, smallest: SizeResult): string {
  const measured = aim.measure({ largest: largest.figures, smallest: smallest.figures });
  const isReached = measured !== undefined && (aim.least ? measured >= aim.wanted : measured <= aim.wanted);
  const said = measured === undefined ? 'not measured' : isReached ? 'reached' : '**not reached**';
  return `| ${aim.label} | ${aim.least ? '≥' : '≤'} ${aim.wanted} ${aim.unit} | ${measured === undefined ? '–' : Number(measured.toFixed(2))} ${aim.unit} | ${said} |`;
}

function growth(sizes: readonly SizeResult[]): string[] {
  const names = [...new Set(sizes.flatMap((each) => each.figures.map((figure) => figure.operation)))];
  const cell = (size: SizeResult, name: string): string => String(find(size.figures, name, 'administrator', 1)?.medianMs ?? '–');
  return [
    '## Medians by size, administrator, one client (ms)',
    '',
    `| | ${sizes.map((each) => nameOfSize(each.size)).join(' | ')} |`,
    `|---|${sizes.map(() => '---:').join('|')}|`,
    ...names.map((name) => `| ${name} | ${sizes.map((size) => cell(size, name)).join(' | ')} |`),
    '',
  ];
}

function sizeTable(size: SizeResult): string[] {
  const names = [...new Set(size.figures.map((figure) => figure.operation))];
  const roles = [...new Set(size.figures.map((figure) => figure.role))];
  const failed = [...size.figures, ...size.delayed]
    .filter((figure) => figure.failures > 0)
    .map((figure) => `- ${figure.role}, ${figure.operation} ×${figure.clients}: ${figure.failures} failed; ${figure.failure}`);
  return [
    `## ${nameOfSize(size.size)}`,
    '',
    'Median / p95 in ms with one client; requests (batch: rows) a second with eight.',
    '',
    `| | ${roles.map((role) => `${role} | 8 clients`).join(' | ')} | manager ÷ adm. | repr. ÷ adm. |`,
    `|---|${roles.map(() => '---:|---:').join('|')}|---:|---:|`,
    ...names.map(
      (name) =>
        `| ${name} | ${roles.map((role) => `${both(find(size.figures, name, role, 1))} | ${perSecond(find(size.figures, name, role, 8))}`).join(' | ')} | ${ratio(size, name, 'manager')} | ${ratio(size, name, 'representative')} |`,
    ),
    '',
    ...(size.delayed.length > 0 ? delayedTable(size) : []),
    ...(failed.length > 0 ? ['Refused or failed answers:', '', ...failed, ''] : []),
  ];
}

function delayedTable(size: SizeResult): string[] {
  const names = [...new Set(size.delayed.map((figure) => figure.operation))];
  return [
    `With every flush delayed by 2 ms (\`commit_delay\`, \`commit_siblings\` 0), administrator:`,
    '',
    '| | median / p95 | 8 clients |',
    '|---|---:|---:|',
    ...names.map(
      (name) => `| ${name} | ${both(find(size.delayed, name, 'administrator', 1))} | ${perSecond(find(size.delayed, name, 'administrator', 8))} |`,
    ),
    '',
  ];
}

function find(figures: readonly Figure[], operation: string, role: string, clients: number): Figure | undefined {
  return figures.find((figure) => figure.operation === operation && figure.role === role && figure.clients === clients);
}

function both(figure: Figure | undefined): string {
  return figure ? `${figure.medianMs} / ${figure.p95Ms}${figure.operation === 'batch create' ? ` (${figure.perSecond} rows/s)` : ''}` : '–';
}

function perSecond(figure: Figure | undefined): string {
  return figure ? `${figure.perSecond}/s` : '–';
}

function ratio(size: SizeResult, name: string, role: string): string {
  const [own, boss] = [find(size.figures, name, role, 1)?.medianMs, find(size.figures, name, 'administrator', 1)?.medianMs];
  return own && boss ? (own / boss).toFixed(2) : '–';
}
