import { useSyncExternalStore } from 'react';

/** A small choice of this browser (theme, language, rail) that survives reloads and is shared by open tabs. */
export interface StoredChoice<T extends string> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Takes a value from elsewhere (the account) only where this browser has none of its own. */
  readonly adopt: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a stored choice; an unknown stored value falls back. */
export function storedChoice<T extends string>(key: string, allowed: readonly T[], fallback: () => T): StoredChoice<T> {
  const listeners = new Set<() => void>();
  const read = (): T => allowed.find((each) => each === localStorage.getItem(key)) ?? fallback();
  let current = read();
  const refresh = (value: T) => {
    current = value;
    for (const listener of listeners) listener();
  };
  window.addEventListener('storage', (event) => event.key === key && refresh(read()));
  return {
    get: () => current,
    set: (value) => {
      localStorage.setItem(key, value);
      refresh(value);
    },
    adopt: (value) => {
      if (localStorage.getItem(key) === null && value !== current) refresh(value);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The choice as React state. */
export function useChoice<T extends string>(choice: StoredChoice<T>): T {
  return useSyncExternalStore(choice.subscribe, choice.get);
}
