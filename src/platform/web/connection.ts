const listeners = new Set<() => void>();
let isReached = true;

/** Whether the last request reached the server; browsers know of the cable only. */
export const connection = {
  isReached: (): boolean => isReached,
  tell: (reached: boolean): void => {
    if (reached === isReached) return;
    isReached = reached;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
