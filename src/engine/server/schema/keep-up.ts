import type { Context } from '../context.ts';
import type { RecordChange, RecordReaction, Values } from '../records/guard.ts';
import { computeKept, holdStill, type KeptSeed } from './compute-kept.ts';
import type { KeptField, KeptPlan, KeptSight } from './kept-plan.ts';

/** What follows each write of an object's records that kept fields look at. */
export function keptReaction(object: string): RecordReaction['run'] {
  return (ctx, changes) => keepUp(ctx, object, changes);
}

/** Brings the kept fields up to date that follow from changes of an object's records, in the transaction of the changes. */
export async function keepUp(ctx: Context, object: string, changes: readonly RecordChange[]): Promise<void> {
  const plan = ctx.registry.kept;
  const watchers = plan?.watchers.get(object);
  if (!plan || !watchers) return;
  await holdLinks(ctx, plan, object, changes);
  const work: Work = new Map();
  for (const [field, sight] of watchers) {
    const seed = seedOf(sight, changes);
    const between = sight.way.at(-1)?.kind === 'children' ? sight.way.at(-2)?.object : undefined;
    if (between !== undefined) await holdStill(ctx, between, seed.ids);
    addSeed(work, field, seed);
  }
  await workOff(ctx, plan, work);
}

/** Works every kept field of the object out for these records, and what follows from it. */
export async function keepAll(ctx: Context, plan: KeptPlan, fields: readonly KeptField[], ids: readonly string[]): Promise<void> {
  const work: Work = new Map();
  for (const field of fields) addSeed(work, field, { way: [], ids });
  await workOff(ctx, plan, work);
}

/** Seeds of each field by their way. */
type Work = Map<KeptField, Map<string, { way: KeptSeed['way']; ids: Set<string> }>>;

function addSeed(work: Work, field: KeptField, { way, ids }: KeptSeed): void {
  if (ids.length === 0) return;
  const seeds = work.get(field) ?? new Map<string, { way: KeptSeed['way']; ids: Set<string> }>();
  work.set(field, seeds);
  const key = JSON.stringify(way);
  const seed = seeds.get(key) ?? { way, ids: new Set<string>() };
  seeds.set(key, seed);
  for (const id of ids) seed.ids.add(id);
}

/** Field by field, each after those it looks at, so that none is worked out twice. */
async function workOff(ctx: Context, plan: KeptPlan, work: Work): Promise<void> {
  for (const field of plan.fields) {
    const seeds = work.get(field);
    if (!seeds) continue;
    const followers = (plan.watchers.get(field.object) ?? []).filter(([, sight]) => sight.fields.has(field.name));
    for (const { way, ids } of seeds.values()) {
      const changed = await computeKept(ctx, [field], { way, ids: [...ids] }, followers.length > 0);
      for (const [follower, sight] of followers) addSeed(work, follower, { way: sight.way, ids: changed });
    }
  }
}

/** Where a field that looks at the changed records must be worked out anew: from the records themselves, or from the parents of children. */
function seedOf({ way, fields }: KeptSight, changes: readonly RecordChange[]): KeptSeed {
  const last = way.at(-1);
  const ids = new Set<string>();
  for (const { id, before, after, changed } of changes) {
    if (last?.kind === 'children') {
      if (before !== null && after !== null && !changed.includes(last.field) && !touches(fields, changed)) continue;
      for (const parent of [idIn(before, last.field), idIn(after, last.field)]) if (parent !== undefined) ids.add(parent);
    } else if (after !== null && (before === null ? last === undefined : touches(fields, changed))) ids.add(id);
  }
  return { way: last?.kind === 'children' ? way.slice(0, -1) : way, ids: [...ids] };
}

const everyChange = ['version', 'updated_at', 'updated_by'];
const partOfAddress = /_(country|province|city|district|detail)$/;

function touches(fields: ReadonlySet<string>, changed: readonly string[]): boolean {
  if (changed.length > 0 && everyChange.some((name) => fields.has(name))) return true;
  return changed.some((name) => fields.has(name)) || [...fields].some((name) => changed.includes(name.replace(partOfAddress, '')));
}

function idIn(values: Values | null, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

/** A record that comes to point somewhere is not missed by a change there that has not committed yet. */
async function holdLinks(ctx: Context, plan: KeptPlan, object: string, changes: readonly RecordChange[]): Promise<void> {
  for (const { field, target } of plan.links.get(object) ?? []) {
    const ids = changes.flatMap(({ after, before, changed }) => (before === null || changed.includes(field) ? (idIn(after, field) ?? []) : []));
    const isChanged = plan.watchers
      .get(object)
      ?.some(([kept, { way }]) => kept.object === target && way[0]?.kind === 'children' && way[0].field === field);
    await holdStill(ctx, target, [...new Set(ids)], isChanged === true ? 'update' : 'share');
  }
}
