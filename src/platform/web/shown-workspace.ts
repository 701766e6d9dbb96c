import { useSyncExternalStore } from 'react';

const place = 'sloop.workspace';
const listeners = new Set<() => void>();
const otherWindows = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(place);

// Expected after a switch and a new start, until the session has answered.
let shown: string | undefined = sessionStorage.getItem(place) ?? undefined;
let isAnswered = false;
let hasMoved = false;

otherWindows?.addEventListener('message', (message) => {
  if (isAnswered && typeof message.data === 'string') tellMoved(message.data !== shown);
});

/** Which workspace this window shows: every request says so, so that nothing done here reaches another one. */
export const shownWorkspace = {
  headers: (): Readonly<Record<string, string>> => (shown === undefined ? {} : { 'x-workspace': shown }),
  id: (): string | undefined => shown,
  /** The session has answered: this window shows its workspace until it is loaded anew. */
  answered: (id: string): void => {
    shown = id;
    isAnswered = true;
    sessionStorage.removeItem(place);
  },
  /** Nobody is signed in, or somebody else will be. */
  forget: (): void => {
    shown = undefined;
    isAnswered = false;
    sessionStorage.removeItem(place);
    tellMoved(false);
  },
  /** Whether the session has not said yet where it is. */
  isGuess: (): boolean => !isAnswered,
  /** The server refused, because the session is in another workspace. */
  refused: (): void => {
    if (isAnswered) tellMoved(true);
    else shownWorkspace.forget();
  },
};

/** Starts anew in another workspace, so that nothing of the one before is left in memory, and tells the other windows. */
export function startIn(id: string): void {
  // What a window remembers of a tour or a reload belongs to the workspace it was in.
  sessionStorage.clear();
  sessionStorage.setItem(place, id);
  otherWindows?.postMessage(id);
  window.location.assign('/');
}

/** Goes on in the workspace this window shows, after the session was switched back to it. */
export function stayHere(): void {
  tellMoved(false);
  if (shown !== undefined) otherWindows?.postMessage(shown);
}

/** Whether the session has moved to another workspace while this window shows the one before. */
export function useHasMoved(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hasMoved,
  );
}

function tellMoved(moved: boolean): void {
  if (moved === hasMoved) return;
  hasMoved = moved;
  for (const listener of listeners) listener();
}
