import type { QueryRequest, RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { scopeFor } from '../policy/scope.ts';
import { queryWithin } from '../query/query-records.ts';

/** Rows of one statement: enough that pages cost little, few enough that memory stays small. */
const pageSize = 2_000;

/** Runs a piece of work as whoever the export is for. */
export type ReadAs = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** Everything a view holds, page after page; the next page is fetched while the one before is written. */
export async function* exportPages(readAs: ReadAs, objectId: string, input: Omit<QueryRequest, 'cursor' | 'limit'>): AsyncGenerator<RecordRow[]> {
  const pageAfter = (cursor: string | undefined) =>
    readAs((ctx) => queryWithin(ctx, scopeFor(ctx, objectId, 'export'), { ...input, cursor, limit: pageSize }));
  let page = await pageAfter(undefined);
  for (;;) {
    const { rows, nextCursor } = page;
    if (nextCursor === null) {
      yield rows;
      return;
    }
    const next = pageAfter(nextCursor);
    // Whoever reads may stop early; then nobody waits for the next page, and its failure is nobody's.
    next.catch(() => undefined);
    yield rows;
    page = await next;
  }
}
