/**
 * Waits until all have ended, then throws what went wrong, if anything did. For several steps over one connection: with `Promise.all` a step that is still at
 * work when another fails would send its statement after the transaction was given up. After the first failure the database refuses every other statement of
 * the transaction, so that is told only when nothing else is; of causes, the first in order is.
 */
export async function together(...steps: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(steps)).filter((end) => end.status === 'rejected').map(({ reason }): unknown => reason);
  if (failed.length > 0) throw failed.find((reason) => !isAftermath(reason)) ?? failed[0];
}

/** "Current transaction is aborted." */
function isAftermath(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === '25P02';
}
