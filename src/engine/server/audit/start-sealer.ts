import type { App } from '../run.ts';
import { dropOldEvents } from './drop-old-events.ts';
import { sealNextEvents } from './seal-events.ts';

const idlePauseMs = 700;
const brokenPauseMs = 2_000;
const dropEveryMs = 3_600_000;
/** With a backlog the sealer rests half as long as it worked, so that writers get their turn, but not longer than this. */
const longestRestMs = 300;

/** Sealing going on in this process. */
export interface Sealer {
  stop(): Promise<void>;
}

/** Keeps sealing what is written, at most two seconds behind; nothing waits for it. Any number of processes may do so, one seals. */
export function startSealer(app: App, report: (error: unknown) => void): Sealer {
  let isStopped = false;
  let endPause: (() => void) | undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  let dropAt = 0;
  const run = async (): Promise<void> => {
    while (!isStopped) {
      const begunAt = performance.now();
      try {
        const hasMore = await sealNextEvents(app.database, app.now);
        if (begunAt >= dropAt) {
          dropAt = begunAt + dropEveryMs;
          await dropOldEvents(app.database, app.now());
        }
        if (!isStopped) await pause(hasMore ? Math.min((performance.now() - begunAt) / 2, longestRestMs) : idlePauseMs);
      } catch (error) {
        if (!isStopped) report(error);
        if (!isStopped) await pause(brokenPauseMs);
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      isStopped = true;
      endPause?.();
      await running;
    },
  };
}
