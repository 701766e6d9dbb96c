/** Rows of one transaction: large enough that statements are set-based, small enough that nobody waits for it. */
export const chunkSize = 1500;
/** One is read and checked while the others are written. */
export const workersAtOnce = 3;

/**
 * One chunk after the other is read and checked, in their order, while those before it are written: the first of two equal keys counts, and neither program nor
 * database waits for the other. Read at the same time, chunks would also be written at the same time, and one of the two would always be idle.
 */
export interface Turn {
  readonly comes: Promise<void>;
  readonly end: () => void;
}

/** Takes chunks one after the other and works several at once; ends when none is left, or with the first error once all have stopped. */
export async function inChunks<Row>(
  workers: number,
  { take, work }: { take(last: Row | undefined): Promise<readonly Row[]>; work(rows: readonly Row[], turn: Turn): Promise<void> },
): Promise<void> {
  let last: Row | undefined;
  let taking: Promise<unknown> = Promise.resolve();
  let previous: Promise<void> = Promise.resolve();
  let isStopped = false;
  const next = (): Promise<{ rows: readonly Row[]; turn: Turn }> => {
    const taken = taking.then(async () => {
      const rows = isStopped ? [] : await take(last);
      last = rows.at(-1);
      if (rows.length === 0) isStopped = true;
      const turn = turnAfter(previous);
      previous = turn.ended;
      return { rows, turn };
    });
    taking = taken.catch(() => undefined);
    return taken;
  };
  const worker = async (): Promise<void> => {
    for (;;) {
      const { rows, turn } = await next();
      if (rows.length === 0) return;
      try {
        await work(rows, turn);
      } catch (error) {
        isStopped = true;
        throw error;
      } finally {
        turn.end();
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: workers }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

function turnAfter(comes: Promise<void>): Turn & { readonly ended: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { comes, end: () => resolve(), ended: promise };
}
