import { type DeclaredMatchRules, MatchRules } from '../../contract/duplicates/match-rules.ts';
import type { Context, WorkspaceSettings } from '../context.ts';
import type { Feature } from '../feature.ts';

/** The rules in force for an object. Version 0 is what its capability declares. */
export interface ActiveRules {
  readonly object: string;
  readonly version: number;
  readonly rules: MatchRules;
}

/** Settings are the same object until something in the workspace's organisation or rules changes, in any process. */
const known = new WeakMap<WorkspaceSettings, ReadonlyMap<string, ActiveRules>>();
const declared = new WeakMap<readonly Feature[], ReadonlyMap<string, ActiveRules>>();

/** The rules an object's records are matched by; undefined when it has none or they are switched off. Costs no statement once known. */
export async function findActiveRules(ctx: Context, object: string): Promise<ActiveRules | undefined> {
  const all = known.get(ctx.workspace) ?? (await loadRules(ctx));
  const found = all.get(object);
  return found?.rules.isActive ? found : undefined;
}

/** The rules of every object that has any, active or not. */
export async function listRules(ctx: Context): Promise<ActiveRules[]> {
  return [...(await loadRules(ctx)).values()];
}

/** Tells every process that the rules have changed, this one at once. */
export async function raiseRules(ctx: Context): Promise<void> {
  known.delete(ctx.workspace);
  await ctx.session.query({
    name: 'duplicates.raise',
    text: 'update organisation_state set revision = revision + 1 where workspace_id = $1',
    values: [ctx.workspace.id],
  });
}

async function loadRules(ctx: Context): Promise<ReadonlyMap<string, ActiveRules>> {
  const rows = await ctx.session.query<{ object: string; version: number; rules: unknown }>({
    name: 'duplicates.rules',
    text: 'select distinct on (object) object, version, rules from engine_match_rule where workspace_id = $1 order by object, version desc',
    values: [ctx.workspace.id],
  });
  const all = new Map(declaredRules(ctx.registry.features));
  for (const { object, version, rules } of rows) all.set(object, { object, version, rules: MatchRules.parse(rules) });
  known.set(ctx.workspace, all);
  return all;
}

function declaredRules(features: readonly Feature[]): ReadonlyMap<string, ActiveRules> {
  const found = declared.get(features);
  if (found) return found;
  const all = features.flatMap((feature): readonly DeclaredMatchRules[] => feature.matchRules ?? []);
  const byObject = new Map(all.map(({ object, rules }) => [object, { object, version: 0, rules }]));
  declared.set(features, byObject);
  return byObject;
}
