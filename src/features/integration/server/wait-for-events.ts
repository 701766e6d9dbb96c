import { followEvents, type EventFollower } from '#engine/server/events/follow-events.ts';
import type { Database } from '#platform/server/database/database.ts';

/** More requests than this at once are answered without waiting. */
const mostWaiting = 500;

interface Watch {
  readonly wakers: Set<{ readonly workspaceId: string; readonly wake: () => void }>;
  follower: EventFollower | undefined;
}

const watches = new WeakMap<Database, Watch>();

/** Resolves when something was written in the workspace, at the latest after `longestMs`. One follower serves all who wait. */
export async function waitForEvents(database: Database, workspaceId: string, longestMs: number): Promise<void> {
  const watch = watches.get(database) ?? { wakers: new Set(), follower: undefined };
  watches.set(database, watch);
  if (watch.wakers.size >= mostWaiting) return;
  watch.follower ??= startFollower(database, watch);
  await new Promise<void>((resolve) => {
    const waker = { workspaceId, wake: () => end() };
    const timer = setTimeout(() => end(), longestMs);
    const end = (): void => {
      clearTimeout(timer);
      watch.wakers.delete(waker);
      resolve();
    };
    watch.wakers.add(waker);
  });
  if (watch.wakers.size > 0) return;
  const { follower } = watch;
  watch.follower = undefined;
  void follower?.stop();
}

function startFollower(database: Database, watch: Watch): EventFollower {
  return followEvents({
    database,
    deliver: async (events) => {
      const workspaces = new Set(events.map((event) => event.workspaceId));
      for (const waker of watch.wakers) if (workspaces.has(waker.workspaceId)) waker.wake();
    },
  });
}
