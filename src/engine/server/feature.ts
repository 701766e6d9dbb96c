import type { Migration } from 'kysely/migration';
import type { Route, RouteInput } from '#platform/contract/route.ts';
import type { z } from 'zod';
import type { LoggedEvent } from '../contract/events/event.ts';
import type { MetricDefinition } from '../contract/metrics/metric.ts';
import type { ObjectDefinition } from '../contract/objects/object.ts';
import type { Context } from './context.ts';
import type { FactQuery, MetricDimension } from './metrics/fact-query.ts';
import type { RecordDerivation, RecordGuard, RecordReaction } from './records/guard.ts';

/** A route with the use-case it leads to. */
export interface BoundRoute {
  readonly route: Route;
  readonly handle: (ctx: Context, input: never) => Promise<unknown>;
}

/** Leads a route to a use-case; the compiler holds both to the same input and output. */
export function bind<R extends Route>(
  route: R,
  handle: (ctx: Context, input: RouteInput<R>) => Promise<z.input<R['output']>>,
): BoundRoute {
  return { route, handle };
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

/** What a job is handed: a way to act in its workspace, chunk by chunk. */
export interface JobContext {
  readonly jobId: string;
  readonly workspaceId: string;
  readonly registry: Registry;
  /** One transaction as the given member (or the system member of the workspace when null). */
  write<T>(memberId: string | null, work: (ctx: Context) => Promise<T>): Promise<T>;
  read<T>(memberId: string | null, work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Shows progress to open screens; `done` of `total`. */
  progress(done: number, total: number | null, note?: string): Promise<void>;
}

/** Something that follows from an event, after it has committed. Handlers are idempotent by event id. */
export interface EventReaction {
  readonly id: string;
  /** Event kinds it wants; `*` for all. */
  readonly kinds: readonly string[];
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
  /** Checked before any write of the object, whatever the door. */
  readonly guards?: readonly RecordGuard[];
  /** Runs in the same transaction after a write of the object (e.g. to write stage history). */
  readonly afterWrite?: readonly RecordReaction[];
  /** What a new workspace starts with; runs once, in the transaction that creates it, as its first administrator. */
  readonly prepareWorkspace?: (ctx: Context) => Promise<void>;
  /** Names sort in the order they run, across all capabilities: `0100-account`. */
  readonly migrations?: Readonly<Record<string, Migration>>;
}

/** Declares a capability's wiring. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}

type Registry = import('./registry.ts').Registry;
