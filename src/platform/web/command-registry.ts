import { useSyncExternalStore } from 'react';
import type { Message } from '#platform/contract/messages.ts';
import type { IconName } from './kit/icon-paths.ts';

/** The groups of the palette, in the order they are shown. */
export const commandSections = ['act', 'move', 'create', 'go', 'view', 'settings', 'setting'] as const;
export type CommandSection = (typeof commandSections)[number];

/** Something the command palette can do. */
export interface Command {
  readonly id: string;
  readonly label: Message | { readonly zh: string; readonly en: string };
  readonly section: CommandSection;
  readonly icon?: IconName;
  /** More words it is found by, e.g. pinyin initials. */
  readonly keywords?: string;
  readonly keyCap?: string;
  /** Beside the label, quiet. */
  readonly detail?: Message | { readonly zh: string; readonly en: string };
  readonly permission?: string;
  readonly run: () => void;
}

/** One hit of a record search; `link` is an address of this app. */
export interface SearchHit {
  readonly id: string;
  /** The record's object, where it can be looked at without leaving the page. */
  readonly object?: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon?: IconName;
  readonly link: string;
}

/** Searches records for the palette; the engine registers one. */
export type SearchProvider = (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;

/** What the palette asks of sources that know more than fixed commands, while it is open. */
export interface PaletteQuestion {
  /** The page it was opened over. */
  readonly pathname: string;
  readonly go: (to: string) => void;
  readonly signal: AbortSignal;
}

/** Finds commands that depend on the page or on what is stored, e.g. the stages the open record may move to. */
export type CommandSource = (question: PaletteQuestion) => Promise<readonly Command[]>;

let sources: readonly CommandSource[] = [];
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

/** Adds a source of commands to the palette. */
export function registerCommandSource(source: CommandSource): () => void {
  sources = [...sources, source];
  return () => {
    sources = sources.filter((each) => each !== source);
  };
}

/** All sources of commands now registered. */
export function commandSources(): readonly CommandSource[] {
  return sources;
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
