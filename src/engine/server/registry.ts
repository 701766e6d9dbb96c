import type { FileRecipe } from '../contract/import/file-recipe.ts';
import type { MetricDefinition } from '../contract/metrics/metric.ts';
import type { NoticeKind } from '../contract/notices/notice-kind.ts';
import type { ObjectDefinition } from '../contract/objects/object.ts';
import type { ApprovalSource } from './approvals/approval-source.ts';
import type { BoundRoute, EventReaction, Feature, JobDefinition } from './feature.ts';
import type { FactQuery, MetricDimension } from './metrics/fact-query.ts';
import type { ImportHook } from './import/import-hook.ts';
import type { ImportKind } from './import/import-kind.ts';
import type { SegmentRule } from './segments/segment-rules.ts';
import type { RecordDerivation, RecordGuard, RecordReaction } from './records/guard.ts';
import type { KeptPlan } from './schema/kept-plan.ts';

/** Everything the capabilities declare, looked up by name. Built once when the program starts. */
export interface Registry {
  readonly features: readonly Feature[];
  readonly objects: ReadonlyMap<string, ObjectDefinition>;
  readonly metrics: ReadonlyMap<string, MetricDefinition>;
  readonly factQueries: ReadonlyMap<string, FactQuery>;
  readonly dimensions: ReadonlyMap<string, MetricDimension>;
  readonly jobs: ReadonlyMap<string, JobDefinition>;
  readonly routes: readonly BoundRoute[];
  readonly reactions: readonly EventReaction[];
  readonly importHooks: readonly ImportHook[];
  readonly importKinds: ReadonlyMap<string, ImportKind>;
  readonly importRecipes: ReadonlyMap<string, FileRecipe>;
  readonly approvals: ReadonlyMap<string, ApprovalSource>;
  readonly noticeKinds: ReadonlyMap<string, NoticeKind>;
  /** Segments of the workspace, whoever may use them. */
  readonly segments?: readonly SegmentRule[];
  /** Computed fields of the workspace that are kept up to date. */
  readonly kept?: KeptPlan;
  derivationsOf(object: string): readonly RecordDerivation[];
  guardsOf(object: string): readonly RecordGuard[];
  reactionsOf(object: string): readonly RecordReaction[];
}

/** Collects what the capabilities declare; two that claim one name are refused. */
export function buildRegistry(features: readonly Feature[]): Registry {
  return {
    features,
    objects: byName(
      'object',
      features.flatMap((feature) => feature.objects ?? []),
    ),
    metrics: byName(
      'metric',
      features.flatMap((feature) => feature.metrics ?? []),
    ),
    factQueries: byName(
      'fact query',
      features.flatMap((feature) => feature.factQueries ?? []),
    ),
    dimensions: byName(
      'dimension',
      features.flatMap((feature) => feature.dimensions ?? []),
    ),
    jobs: byName(
      'job',
      features.flatMap((feature) => feature.jobs ?? []),
    ),
    routes: features.flatMap((feature) => feature.routes ?? []),
    reactions: features.flatMap((feature) => feature.reactions ?? []),
    importHooks: features.flatMap((feature) => feature.importHooks ?? []),
    importKinds: byName(
      'import',
      features.flatMap((feature) => feature.importKinds ?? []),
    ),
    importRecipes: byName(
      'import recipe',
      features.flatMap((feature) => feature.importRecipes ?? []),
    ),
    approvals: byName(
      'approval',
      features.flatMap((feature) => feature.approvals ?? []),
    ),
    noticeKinds: byName(
      'notice',
      features.flatMap((feature) => feature.noticeKinds ?? []),
    ),
    derivationsOf: byObject(features.flatMap((feature) => feature.derivations ?? [])),
    guardsOf: byObject(features.flatMap((feature) => feature.guards ?? [])),
    reactionsOf: byObject(features.flatMap((feature) => feature.afterWrite ?? [])),
  };
}

function byObject<T extends { readonly object: string }>(entries: readonly T[]): (object: string) => readonly T[] {
  const grouped = Map.groupBy(entries, (entry) => entry.object);
  return (object) => grouped.get(object) ?? [];
}

function byName<T extends { readonly id: string }>(kind: string, entries: readonly T[]): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const entry of entries) {
    if (named.has(entry.id)) throw new TypeError(`Two capabilities declare the ${kind} ${entry.id}.`);
    named.set(entry.id, entry);
  }
  return named;
}
