import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useSession } from './session.ts';

/** What somebody had written and not sent, with the moment of the last key. */
export interface FoundDraft<T> {
  readonly value: T;
  readonly at: Date;
}

/** What is left of a form in this browser, for one person. */
export interface KeptDraft<T> {
  /** What was left behind when the form was opened; undefined when nothing was. */
  readonly found: FoundDraft<T> | undefined;
  /** To be called once it is saved or thrown away. */
  readonly drop: () => void;
}

const prefix = 'sloop draft';
/** Drafts older than this are nobody's work any more. */
export const keptForMs = 14 * 86_400_000;
const Stored = z.object({ at: z.number(), value: z.unknown() });

/** What was left of this form the last time it was open; read once, when it opens. */
export function useFoundDraft<T>(form: string, shape: z.ZodType<T>): KeptDraft<T> {
  const key = useDraftKey(form);
  const [found] = useState(() => readDraft(key, shape));
  return { found, drop: () => localStorage.removeItem(key) };
}

/**
 * Keeps what is being written, so that it outlives a lost connection, a reload and a closed window; undefined while there is nothing worth
 * keeping. It lies under the person's id, so that nobody else at the same browser is offered it.
 */
export function useDraftKeeping(form: string, current: unknown): void {
  const key = useDraftKey(form);
  const hasKept = useRef(false);
  const text = current === undefined ? undefined : JSON.stringify(current);
  useEffect(() => {
    if (text !== undefined) storeText(key, `{"at":${Date.now()},"value":${text}}`);
    else if (hasKept.current) localStorage.removeItem(key);
    hasKept.current = text !== undefined;
  }, [key, text]);
}

/** Where a form's draft lies: under the workspace and the person. */
export function useDraftKey(form: string): string {
  const session = useSession();
  return `${prefix} ${session?.workspace.id ?? ''} ${session?.member.id ?? ''} ${form}`;
}

function readDraft<T>(key: string, shape: z.ZodType<T>): FoundDraft<T> | undefined {
  const stored = Stored.safeParse(parseJson(localStorage.getItem(key)));
  if (!stored.success) return undefined;
  const value = shape.safeParse(stored.data.value);
  if (value.success && Date.now() - stored.data.at < keptForMs) return { value: value.data, at: new Date(stored.data.at) };
  localStorage.removeItem(key);
  return undefined;
}

/** A full store only means that there is no draft; writing goes on. */
function storeText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    localStorage.removeItem(key);
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
