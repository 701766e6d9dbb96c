import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const key = 'sloop phrases';
const most = 12;
const Phrases = z.array(z.string());
const listeners = new Set<() => void>();
let phrases = read();

/** The texts the person kept in this browser, latest first. */
export function usePhrases(): readonly string[] {
  return useSyncExternalStore(follow, () => phrases);
}

/** Keeps a text; the same one moves to the front. */
export function keepPhrase(text: string): void {
  store([text, ...phrases.filter((each) => each !== text)].slice(0, most));
}

/** Forgets all of them. */
export function dropPhrases(): void {
  store([]);
}

function store(next: readonly string[]): void {
  localStorage.setItem(key, JSON.stringify(next));
  phrases = next;
  for (const listener of listeners) listener();
}

function read(): readonly string[] {
  try {
    return Phrases.parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
