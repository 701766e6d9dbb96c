import { useEffect, useEffectEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useRoute } from '#platform/web/api.ts';
import { useLive } from '#platform/web/live.ts';
import { getJobRoute } from '#engine/contract/jobs/job.routes.ts';
import { getImport, listImports, type ImportView } from '#engine/contract/import/import.routes.ts';

const busyStates: readonly ImportView['status'][] = ['previewing', 'running', 'undoing'];

/** Whether background work is going on for the import. */
export function isBusy(view: Pick<ImportView, 'status'>): boolean {
  return busyStates.includes(view.status);
}

/** An import, read again while background work is going on. */
export function useImport(id: string) {
  const view = useRoute(getImport, { id }, { enabled: id !== '', staleTimeMs: 0 });
  useRefreshWhile(view.data !== undefined && isBusy(view.data), view.refetch);
  return view;
}

/** How far the background work of an import has come: 0 to 1, with its numbers. */
export function useImportProgress(view: ImportView): { done: number; total: number } {
  const job = useRoute(getJobRoute, { id: view.jobId ?? '' }, { enabled: view.jobId !== null && isBusy(view), staleTimeMs: 0 });
  useRefreshWhile(isBusy(view), job.refetch);
  const total = job.data?.total ?? view.rowCount;
  return { done: Math.min(job.data?.done ?? 0, total), total };
}

/** Reads again a second apart, and at once when the server tells of progress. */
export function useRefreshWhile(isActive: boolean, refetch: () => unknown): void {
  const again = useEffectEvent(() => void refetch());
  useLive((event) => {
    if (isActive && event.type === 'job') void refetch();
  });
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(again, 1000);
    return () => clearInterval(timer);
  }, [isActive]);
}

/** Makes everything shown of imports fresh. */
export function useRefreshImports(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all([getImport, listImports].map((route) => client.invalidateQueries({ queryKey: [route.id] })));
}
