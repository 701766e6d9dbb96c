/**
 * Waits until all have ended, then throws what the first of them in order threw, if any did. For several steps over one connection:
 * with `Promise.all` a step that is still at work when another fails would send its statement after the transaction was given up.
 */
export async function together(...steps: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(steps)).find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
