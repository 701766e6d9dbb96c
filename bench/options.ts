import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What to measure and where. */
export interface BenchOptions {
  readonly sizes: readonly number[];
  readonly skipSeed: boolean;
  readonly home: string;
  readonly port: number;
  readonly seconds: number;
  /** Only write the report from the results there are. */
  readonly reportOnly: boolean;
  /** Fields without code, the past, search and export instead of the usual operations. */
  readonly isDepth: boolean;
  /** A file of so many rows is imported and taken back instead. */
  readonly isImport: boolean;
  readonly rows: number;
}

/** Reads the command line. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '10k,100k,1m' },
      'skip-seed': { type: 'boolean', default: false },
      home: { type: 'string', default: join(tmpdir(), 'sloop-bench') },
      port: { type: 'string', default: '4299' },
      seconds: { type: 'string', default: '3' },
      report: { type: 'boolean', default: false },
      depth: { type: 'boolean', default: false },
      import: { type: 'boolean', default: false },
      rows: { type: 'string', default: '750k' },
    },
  });
  return {
    sizes: values.sizes.split(',').map(readSize),
    skipSeed: values['skip-seed'],
    home: values.home,
    port: Number(values.port),
    seconds: Number(values.seconds),
    reportOnly: values.report,
    isDepth: values.depth,
    isImport: values.import,
    rows: readSize(values.rows),
  };
}

function readSize(text: string): number {
  const found = /^(\d+)(k|m)?$/i.exec(text.trim());
  if (!found) throw new Error(`“${text}” is no size; write 10k, 100k or 1m.`);
  const factor = { k: 1_000, m: 1_000_000 }[found[2]?.toLowerCase() ?? ''] ?? 1;
  return Number(found[1]) * factor;
}

/** 100000 as 100k. */
export function nameOfSize(size: number): string {
  if (size >= 1_000_000) return `${size / 1_000_000}m`;
  return size >= 1_000 ? `${size / 1_000}k` : String(size);
}
