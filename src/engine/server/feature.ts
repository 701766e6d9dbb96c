import type { Readable } from 'node:stream';
import type { Migration } from 'kysely/migration';
import type { Session } from '#platform/server/database/database.ts';
import type { Locale } from '#platform/contract/label.ts';
import type { Route, RouteInput } from '#platform/contract/route.ts';
import type { Database } from '#platform/server/database/database.ts';
import type { FileStore } from '#platform/server/files/file-store.ts';
import type { z } from 'zod';
import type { Door } from '../contract/actor.ts';
import type { DeclaredMatchRules } from '../contract/duplicates/match-rules.ts';
import type { LoggedEvent } from '../contract/events/event.ts';
import type { MetricDefinition } from '../contract/metrics/metric.ts';
import type { FileRecipe } from '../contract/import/file-recipe.ts';
import type { NoticeKind } from '../contract/notices/notice-kind.ts';
import type { ObjectDefinition } from '../contract/objects/object.ts';
import type { ApprovalSource } from './approvals/approval-source.ts';
import type { CommandDefinition } from './command.ts';
import type { Context } from './context.ts';
import type { FollowedEvent } from './events/read-events.ts';
import type { ImportHook } from './import/import-hook.ts';
import type { ImportKind } from './import/import-kind.ts';
import type { FactQuery, MetricDimension } from './metrics/fact-query.ts';
import type { RecordDerivation, RecordGuard, RecordReaction } from './records/guard.ts';

/** A route with the use-case it leads to, in one of three ways. */
export type BoundRoute =
  | { readonly route: Route; readonly handle: (ctx: Context, input: never) => Promise<unknown> }
  | { readonly route: Route; readonly open: (visit: Visit, input: never) => Promise<unknown> }
  | { readonly route: Route; readonly raw: (call: RawCall, input: never) => Promise<RawAnswer> };

/** A request that needs nobody signed in: first set-up, accepting an invitation. */
export interface Visit {
  readonly app: App;
  /** Network address, found with the proxies we trust. */
  readonly address: string;
  readonly locale: Locale;
}

/** A request whose body or answer is not JSON. It opens its own transactions, so that none waits for a slow network. */
export interface RawCall {
  readonly app: App;
  readonly caller: Caller;
  /** The bytes as they arrive; undefined when the body was JSON and stands in the input. */
  readonly body: Readable | undefined;
  readonly contentType: string;
  /** Who calls as of now, for calls that last; undefined when they may no longer. */
  findCaller(): Promise<Caller | undefined>;
  read<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  write<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
}

/** An answer that is not JSON: a file to download, shown in place only when `isInline`. */
export interface RawAnswer {
  readonly contentType: string;
  readonly body: string | Uint8Array | Readable;
  readonly fileName?: string;
  readonly isInline?: boolean;
  readonly status?: number;
}

/** Leads a route to a use-case; the compiler holds both to the same input and output. */
export function bind<R extends Route>(route: R, handle: (ctx: Context, input: RouteInput<R>) => Promise<z.input<R['output']>>): BoundRoute {
  return { route, handle };
}

/** Leads a route with `access: 'public'` to a use-case; it decides itself what strangers may do. */
export function bindOpen<R extends Route>(
  route: R & { readonly access: 'public' },
  open: (visit: Visit, input: RouteInput<R>) => Promise<z.input<R['output']>>,
): BoundRoute {
  return { route, open };
}

/** Leads a route with `raw: true` to a use-case that reads or answers bytes, such as upload, download and export. */
export function bindRaw<R extends Route>(
  route: R & { readonly raw: true },
  raw: (call: RawCall, input: RouteInput<R>) => Promise<RawAnswer>,
): BoundRoute {
  return { route, raw };
}

/** Background work in one workspace; must be idempotent, since it may run again after a crash. */
export interface JobDefinition {
  /** `<slice>.<verb>`, e.g. `import.run`. */
  readonly id: string;
  /** Runs outside a request as the member named in the payload, or as the system. Opens its own transactions. */
  readonly run: (job: JobContext, payload: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Cron text in the workspace's time zone when it recurs by itself. */
  readonly schedule?: string;
}

/** Written on the events of a job that stands for another door, e.g. an import. */
export interface JobOrigin {
  readonly door: Door;
  readonly cause: string;
}

/** What a job is handed: a way to act in its workspace, chunk by chunk. */
export interface JobContext {
  readonly jobId: string;
  readonly workspaceId: string;
  readonly registry: Registry;
  /** Where files lie; absent in processes that have no home folder. */
  readonly files?: FileStore;
  /** One transaction as the given member (or the system member of the workspace when null). */
  write<T>(memberId: string | null, work: (ctx: Context) => Promise<T>, origin?: JobOrigin): Promise<T>;
  read<T>(memberId: string | null, work: (ctx: Context) => Promise<T>): Promise<T>;
  /** The owner's connection outside a transaction, for work on the tables themselves, e.g. building an index while people write. */
  maintain<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Shows progress to open screens; `done` of `total`. */
  progress(done: number, total: number | null, note?: string): Promise<void>;
}

/** Something that follows from an event, after it has committed. Handlers are idempotent by event id. */
export interface EventReaction {
  readonly id: string;
  /** Event kinds it wants; `*` for all. */
  readonly kinds: readonly string[];
  /** Of events of these kinds, those somebody waits for; no job is made for the others. Asked for every batch, so it answers from memory;
   * what a change was is not always told, only whether there was one. */
  readonly choose?: (database: Database, events: readonly FollowedEvent[]) => Promise<readonly FollowedEvent[]>;
  readonly run: (job: JobContext, events: readonly LoggedEvent[]) => Promise<void>;
}

/** The wiring of one capability: which entrance leads to which use-case. */
export interface Feature {
  readonly id: string;
  readonly objects?: readonly ObjectDefinition[];
  readonly routes?: readonly BoundRoute[];
  readonly metrics?: readonly MetricDefinition[];
  /** Set-based queries of cohorts and histories that metrics of kind `query` name. */
  readonly factQueries?: readonly FactQuery[];
  /** Ways to group any metric that no field of its object holds. */
  readonly dimensions?: readonly MetricDimension[];
  readonly jobs?: readonly JobDefinition[];
  readonly reactions?: readonly EventReaction[];
  /** Fills in what follows from a write, in the same statement and event, whatever the door. */
  readonly derivations?: readonly RecordDerivation[];
  /** When two records of its objects are the same, until a workspace decides otherwise. */
  readonly matchRules?: readonly DeclaredMatchRules[];
  /** Checked before any write of the object, whatever the door. */
  readonly guards?: readonly RecordGuard[];
  /** Runs in the same transaction after a write of the object (e.g. to write stage history). */
  readonly afterWrite?: readonly RecordReaction[];
  /** What a new workspace starts with; runs once, in the transaction that creates it, as its first administrator. */
  readonly prepareWorkspace?: (ctx: Context) => Promise<void>;
  /** Requests of its own that people decide in the approvals centre. */
  readonly approvals?: readonly ApprovalSource[];
  /** What it tells people through `notify`. */
  readonly noticeKinds?: readonly NoticeKind[];
  /** What it adds to the command line. */
  readonly commands?: readonly CommandDefinition[];
  /** What imports need to know of an object whose stages the capability governs. */
  readonly importHooks?: readonly ImportHook[];
  /** Files it takes besides those of records. */
  readonly importKinds?: readonly ImportKind[];
  /** Files of other systems it knows how to read. */
  readonly importRecipes?: readonly FileRecipe[];
  /** Names sort in the order they run, across all capabilities: `0100-account`. */
  readonly migrations?: Readonly<Record<string, Migration>>;
}

/** Declares a capability's wiring. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}

type App = import('./run.ts').App;
type Caller = import('./run.ts').Caller;
type Registry = import('./registry.ts').Registry;
