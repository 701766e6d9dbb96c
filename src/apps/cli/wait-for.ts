import { setTimeout as wait } from 'node:timers/promises';

const lookEveryMs = 200;

/** Looks again until what it sees is as wanted. */
export async function waitFor<T>(look: () => Promise<T>, isWanted: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isWanted(seen)) return seen;
    await wait(lookEveryMs);
  }
}
