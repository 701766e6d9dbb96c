interface Waiting {
  readonly rank: number;
  readonly go: () => void;
}

/** Lets so many through at once; of those who wait, the lowest rank goes first, and among equals who came first. */
export function createTurns(atOnce: number) {
  const waiting: Waiting[] = [];
  let running = 0;
  const admit = (): void => {
    while (running < atOnce && waiting.length > 0) {
      running += 1;
      waiting.shift()?.go();
    }
  };
  const enter = (rank: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const own: Waiting = {
        rank,
        go: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      // Who has left the page does not hold up who stays.
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(own), 1);
        reject(signal.reason);
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', giveUp, { once: true });
      const behind = waiting.findIndex((each) => each.rank > rank);
      waiting.splice(behind < 0 ? waiting.length : behind, 0, own);
      // Those who ask in the same breath are ranked before the first goes.
      queueMicrotask(admit);
    });
  return async <T>(rank: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    await enter(rank, signal);
    try {
      return await work();
    } finally {
      running -= 1;
      admit();
    }
  };
}
