import type { Label } from '#platform/contract/label.ts';
import { AppError } from '#platform/contract/errors.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Context } from '#engine/server/context.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { aggregateRecords, queryRecords } from '#engine/server/records/records.ts';
import type { MetricItem, RuleItem } from '../contract/template.ts';

/** Over what an item is measured: whose records, which period, and the state at which instant (null: now). */
export interface ItemScope {
  readonly owners: readonly string[] | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly asOf: Date | null;
}

export interface OwnerCount {
  readonly owner: string | null;
  readonly population: number;
  readonly offending: number;
}

/** An item's figures, or in words why they cannot be had. */
export type Measured<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Label };

/** Counts population and offenders of a rule by owner, in one statement. */
export async function measureRule(ctx: Context, item: RuleItem, scope: ItemScope): Promise<Measured<OwnerCount[]>> {
  const ownerField = ctx.registry.objects.get(item.object)?.ownerField;
  return orWhy(async () => {
    const result = await aggregateRecords(ctx, item.object, {
      expression: populationOf(item, scope),
      ...filterOf(ownerField, scope),
      ...asOfOf(scope),
      groupBy: ownerField ? [ownerField] : [],
      measures: [
        { id: 'population', kind: 'count' },
        { id: 'offending', kind: 'count', expression: `!(${item.condition})` },
      ],
      limit: 10_000,
    });
    return result.groups.map((group) => ({
      owner: ownerField ? textOf(group.keys[ownerField]) : null,
      population: Number(group.measures['population'] ?? 0),
      offending: Number(group.measures['offending'] ?? 0),
    }));
  });
}

/** At most this many offenders are kept with a finding; the count is always exact, and the live list shows the rest. */
export const keptOffenders = 10_000;

/** Ids and owners of the records that break a rule. */
export async function listRuleOffenders(ctx: Context, item: RuleItem, scope: ItemScope): Promise<{ id: string; owner: string | null }[]> {
  const ownerField = ctx.registry.objects.get(item.object)?.ownerField;
  const offenders: { id: string; owner: string | null }[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof queryRecords>> = await queryRecords(ctx, item.object, {
      expression: `(${populationOf(item, scope)}) && !(${item.condition})`,
      ...filterOf(ownerField, scope),
      ...asOfOf(scope),
      columns: ownerField ? [ownerField] : [],
      limit: 1000,
      ...(cursor ? { cursor } : {}),
    });
    for (const row of page.rows) offenders.push({ id: row.id, owner: ownerField ? textOf(row[ownerField]) : null });
    cursor = page.nextCursor;
  } while (cursor && offenders.length < keptOffenders);
  return offenders;
}

/** Of some records, those that break the rule now. */
export async function stillOffending(ctx: Context, item: RuleItem, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const page = await queryRecords(ctx, item.object, {
    expression: `(${item.population}) && !(${item.condition})`,
    filter: { field: 'id', op: 'in', value: [...ids] },
    columns: [],
    limit: 1000,
  });
  return new Set(page.rows.map((row) => row.id));
}

/** A metric item's figure over the scope, with its trace. */
export function measureMetric(ctx: Context, item: MetricItem, scope: ItemScope) {
  return orWhy(() =>
    measure(ctx, {
      metric: item.metric,
      ...(scope.owners ? { scope: { owners: scope.owners.slice(0, 500) } } : {}),
      ...(scope.periodFrom && scope.periodTo ? { period: { from: scope.periodFrom, to: scope.periodTo } } : {}),
      ...(scope.asOf ? { asOf: scope.asOf.toISOString() } : {}),
    }),
  );
}

/** The rule's population, narrowed to the period and without imported history where the item says so. */
export function populationOf(item: RuleItem, scope: Pick<ItemScope, 'periodFrom' | 'periodTo'>): string {
  const parts = [`(${item.population})`];
  if (item.dateField && scope.periodFrom) parts.push(`${item.dateField} >= date('${scope.periodFrom}')`);
  if (item.dateField && scope.periodTo) parts.push(`${item.dateField} <= date('${scope.periodTo}')`);
  if (item.excludeImported) parts.push('(imported == null || !imported)');
  return parts.join(' && ');
}

function filterOf(ownerField: string | undefined, scope: ItemScope): { filter?: FilterTree } {
  return scope.owners && ownerField ? { filter: { field: ownerField, op: 'in', value: [...scope.owners] } } : {};
}

function asOfOf(scope: ItemScope): { asOf?: string } {
  return scope.asOf ? { asOf: scope.asOf.toISOString() } : {};
}

/** A question the past cannot answer (a field without history) or a metric nobody declares makes the item not applicable, and says why. */
async function orWhy<T>(ask: () => Promise<T>): Promise<Measured<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    if (error instanceof AppError && (error.kind === 'invalid' || error.kind === 'not_found')) return { ok: false, why: error.label };
    throw error;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
