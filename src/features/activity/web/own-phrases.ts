import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { useSession } from '#platform/web/session.ts';

const most = 12;
const Phrases = z.array(z.string());
const listeners = new Set<() => void>();
const read = new Map<string, readonly string[]>();

/** The texts the person kept in this browser, latest first; each member of each workspace has their own. */
export function usePhrases() {
  const key = `sloop phrases ${useSession()?.member.id ?? ''}`;
  const own = useSyncExternalStore(follow, () => phrasesOf(key));
  return {
    own,
    /** Keeps a text; the same one moves to the front. */
    keep: (text: string) => store(key, [text, ...own.filter((each) => each !== text)].slice(0, most)),
    /** Forgets all of them. */
    drop: () => store(key, []),
  };
}

function store(key: string, next: readonly string[]): void {
  localStorage.setItem(key, JSON.stringify(next));
  read.set(key, next);
  for (const listener of listeners) listener();
}

function phrasesOf(key: string): readonly string[] {
  const known = read.get(key) ?? readStored(key);
  read.set(key, known);
  return known;
}

function readStored(key: string): readonly string[] {
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
