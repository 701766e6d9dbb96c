import { useSyncExternalStore } from 'react';
import type { Message } from '#platform/contract/messages.ts';
import type { IconName } from './kit/icon-paths.ts';

/** Something the command palette can do. */
export interface Command {
  readonly id: string;
  readonly label: Message | { readonly zh: string; readonly en: string };
  readonly section: 'go' | 'create' | 'act' | 'setting';
  readonly icon?: IconName;
  /** More words it is found by, e.g. pinyin initials. */
  readonly keywords?: string;
  readonly keyCap?: string;
  readonly permission?: string;
  readonly run: () => void;
}

/** One hit of a record search; `link` is an address of this app. */
export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon?: IconName;
  readonly link: string;
}

/** Searches records for the palette; the engine registers one. */
export type SearchProvider = (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;

let registered: readonly Command[] = [];
let commands: readonly Command[] = [];
let providers: readonly SearchProvider[] = [];
const listeners = new Set<() => void>();

/** Adds a command; a later one of the same id stands in its place, and any in that of a common one. Returns how to take it back. */
export function registerCommand(command: Command, options: { readonly isCommon?: boolean } = {}): () => void {
  change(options.isCommon ? [command, ...registered] : [...registered, command]);
  return () => change(registered.filter((each) => each !== command));
}

function change(next: readonly Command[]): void {
  registered = next;
  commands = [...new Map(registered.map((each) => [each.id, each])).values()];
  tell();
}

/** Adds a record search to the palette. */
export function registerSearchProvider(provider: SearchProvider): () => void {
  providers = [...providers, provider];
  return () => {
    providers = providers.filter((each) => each !== provider);
  };
}

/** All record searches now registered. */
export function searchProviders(): readonly SearchProvider[] {
  return providers;
}

/** All commands now registered. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => commands,
  );
}

function tell(): void {
  for (const listener of listeners) listener();
}
