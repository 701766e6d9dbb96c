import { useSyncExternalStore } from 'react';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { MoveOption } from '#features/process/contract/requirement.ts';

/** What is said with a move before it is made. */
export interface MoveDraft {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly checklist: readonly string[];
  readonly reason: string;
}

/** A draft several small inputs write to, wherever they stand. */
export interface MoveDraftStore {
  readonly get: () => MoveDraft;
  readonly set: (change: Partial<MoveDraft>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A new, empty draft. */
export function createMoveDraft(): MoveDraftStore {
  let draft: MoveDraft = { values: {}, checklist: [], reason: '' };
  const listeners = new Set<() => void>();
  return {
    get: () => draft,
    set: (change) => {
      draft = { ...draft, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The draft as React state. */
export function useMoveDraft(store: MoveDraftStore): MoveDraft {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** One requirement of a move. */
export type MoveRequirement = MoveOption['requirements'][number];

/** Requirements that are not met and not excepted. */
export function unmetOf(move: MoveOption): readonly MoveRequirement[] {
  return move.requirements.filter((requirement) => !requirement.isMet && requirement.exceptionId === undefined);
}

/** Whether what was given so far answers the requirement; the server checks again. */
export function isAnswered(requirement: MoveRequirement, draft: MoveDraft): boolean {
  const { remedy } = requirement;
  if (remedy?.action === 'fill') return (draft.values[remedy.field] ?? null) !== null;
  if (remedy?.action === 'confirm') return draft.checklist.includes(remedy.item);
  return remedy?.action === 'explain' && draft.reason.trim() !== '';
}
