import { useRoute } from '#platform/web/api.ts';
import { getBatch, type ImportBatchView } from '#engine/contract/import/import-batch.routes.ts';
import { isBusy, useRefreshWhile } from './use-import.ts';

/** The files imported as one, read again while background work is going on. */
export function useBatch(id: string) {
  const batch = useRoute(getBatch, { id }, { enabled: id !== '', staleTimeMs: 0 });
  useRefreshWhile(batch.data !== undefined && isBusy(batch.data), batch.refetch);
  return batch;
}

/** A count over all files of a batch. */
export function total(batch: ImportBatchView, count: (view: ImportBatchView['imports'][number]) => number): number {
  return batch.imports.reduce((sum, view) => sum + count(view), 0);
}
