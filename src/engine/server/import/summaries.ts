import type { Context } from '../context.ts';
import type { ImportRow } from './import.queries.ts';
import { summarySql } from './summary-sql.ts';

interface Passing {
  readonly summary: unknown;
  readonly until: number;
}

/** By import and station. Counting rows takes longer the more there are: while an import is under way it may cost a thirtieth of the time. */
const passing = new Map<string, Passing>();
const share = 30;
const underWay: ReadonlySet<string> = new Set(['previewing', 'running', 'undoing']);

/** Imports with what became of their rows: as kept for those that stand still, else as counted now or a moment ago. */
export async function withSummaries(ctx: Context, rows: readonly ImportRow[]): Promise<ImportRow[]> {
  const known: ImportRow[] = [];
  for (const row of rows) known.push((row.summary ?? null) === null ? { ...row, summary: await summaryOf(ctx, row) } : row);
  return known;
}

async function summaryOf(ctx: Context, { id, status }: ImportRow): Promise<unknown> {
  const key = `${id} ${status}`;
  const from = performance.now();
  const found = passing.get(key);
  if (found && from < found.until) return found.summary;
  const [row] = await ctx.session.query<{ summary: unknown }>({
    text: `select ${summarySql('i')} as summary from engine_import i where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id],
  });
  const now = performance.now();
  if (passing.size > 100) passing.clear();
  if (underWay.has(status)) passing.set(key, { summary: row?.summary, until: now + (now - from) * share });
  return row?.summary;
}
