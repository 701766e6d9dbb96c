import type { Database } from '#platform/server/database/database.ts';
import { type FollowedEvent, getLogEnd, type LogPosition, readEventsAfter } from './read-events.ts';

const batchSize = 1_000;
const busyPauseMs = 20;
const idlePauseMs = 250;
const brokenPauseMs = 1_000;
/** How long after a sign of life the log is looked at often. */
const attentionMs = 1_000;

/** Whom a follower serves, and where it begins. */
export interface FollowOptions {
  readonly database: Database;
  /** Gets each batch in commit order, at least once; the next comes when it resolves. */
  readonly deliver: (events: readonly FollowedEvent[]) => Promise<void>;
  /** Where to begin; the end of the log when absent. */
  readonly from?: LogPosition;
  readonly report?: (error: unknown) => void;
}

/** A follower at work. */
export interface EventFollower {
  /** Says that something was just written here; the log is looked at without waiting. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Reads the event log by commit watermark and hands it on. It polls, because a NOTIFY would make writers queue at commit:
 * often while something happens, rarely when nothing does.
 */
export function followEvents(options: FollowOptions): EventFollower {
  const rhythm = createRhythm();
  const running = follow(options, rhythm);
  return {
    wake: rhythm.wake,
    stop: async () => {
      rhythm.stop();
      await running;
    },
  };
}

async function follow(options: FollowOptions, rhythm: Rhythm): Promise<void> {
  let position = options.from;
  while (!rhythm.isStopped()) {
    try {
      position ??= await options.database.system(getLogEnd);
      const from = position;
      const events = await options.database.system((session) => readEventsAfter(session, from, batchSize));
      const last = events.at(-1);
      if (last) {
        await options.deliver(events);
        position = { txId: last.txId, eventId: last.id };
        rhythm.notice();
      }
      if (events.length < batchSize) await rhythm.pause();
    } catch (error) {
      if (rhythm.isStopped()) return;
      options.report?.(error);
      await rhythm.pause(brokenPauseMs);
    }
  }
}

type Rhythm = ReturnType<typeof createRhythm>;

function createRhythm() {
  let isStopped = false;
  let busyUntil = 0;
  let endPause: (() => void) | undefined;
  const notice = (): void => {
    busyUntil = performance.now() + attentionMs;
  };
  return {
    notice,
    isStopped: () => isStopped,
    wake: () => {
      const wasIdle = performance.now() > busyUntil;
      notice();
      if (wasIdle) endPause?.();
    },
    stop: () => {
      isStopped = true;
      endPause?.();
    },
    pause: (fixedMs?: number) =>
      new Promise<void>((resolve) => {
        const usualMs = performance.now() < busyUntil ? busyPauseMs : idlePauseMs;
        const timer = setTimeout(resolve, isStopped ? 0 : (fixedMs ?? usualMs));
        endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
