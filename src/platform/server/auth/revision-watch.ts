/** Tells how things stand, at most one second old, for the price of about two reads a second however often it is asked. */
export interface RevisionWatch<T> {
  current(): T | Promise<T>;
  /** How things stand now, asked after this call. */
  refresh(): Promise<T>;
}

const freshMs = 400;
// The bound promised is a second; the rest of it covers the read itself.
const usableMs = 900;

/** Watches a revision that other processes may raise; `read` is asked in the background while the watch is in use. */
export function watchRevision<T>(read: () => Promise<T>, isSame: (a: T, b: T) => boolean = Object.is): RevisionWatch<T> {
  let known: { value: T; askedAt: number } | undefined;
  let asking: Promise<T> | undefined;

  async function ask(): Promise<T> {
    // Counted from before the question: what is committed afterwards may not be in the answer.
    const askedAt = performance.now();
    const value = await read();
    known = { value: known && isSame(known.value, value) ? known.value : value, askedAt };
    return known.value;
  }

  function askOnce(): Promise<T> {
    asking ??= ask().finally(() => (asking = undefined));
    return asking;
  }

  function refresh(): Promise<T> {
    // A question already on its way may have been answered before this call.
    return asking ? asking.then(askOnce, askOnce) : askOnce();
  }

  return {
    refresh,
    current() {
      const age = known ? performance.now() - known.askedAt : Infinity;
      if (!known || age >= usableMs) return refresh();
      // A failed read in the background is met again by the next caller, who waits for it.
      if (age >= freshMs && !asking) askOnce().catch(() => undefined);
      return known.value;
    },
  };
}
