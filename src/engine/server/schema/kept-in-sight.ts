import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { visibleText } from '../policy/visible-tables.ts';
import type { Registry } from '../registry.ts';
import type { KeptField, KeptPlan } from './kept-plan.ts';

/**
 * The context with the registry as its actor may read it: what is kept is the same for everybody, so a field that looks up records the actor
 * does not see one and all is computed when they read it, and shows nothing of those. What is only counted up from children stays kept.
 */
export function withKeptInSight(ctx: Context): Context {
  const { kept } = ctx.registry;
  if (!kept) return ctx;
  const partly = new Set(upwardObjects(kept).filter((object) => visibleText(ctx, object, 't', createSqlParameters()) !== undefined));
  return partly.size === 0 ? ctx : { ...ctx, registry: computingFor(ctx.registry, kept, partly) };
}

const upward = new WeakMap<KeptPlan, ReadonlyMap<KeptField, ReadonlySet<string>>>();

/** The objects each kept field takes values from by following references, itself or through another kept field. */
function upwardOf(plan: KeptPlan): ReadonlyMap<KeptField, ReadonlySet<string>> {
  const known = upward.get(plan);
  if (known) return known;
  const byName = new Map(plan.fields.map((field) => [`${field.object}.${field.name}`, field]));
  const found = new Map<KeptField, ReadonlySet<string>>();
  // Each field comes after those it reads.
  for (const field of plan.fields) {
    const own = field.sights.flatMap(({ way }) => way.flatMap((step) => (step.kind === 'reference' ? [step.object] : [])));
    const through = field.sights.flatMap((sight) =>
      [...sight.fields].flatMap((name) => {
        const read = byName.get(`${sight.object}.${name}`);
        return read === undefined ? [] : [...(found.get(read) ?? [])];
      }),
    );
    found.set(field, new Set([...own, ...through]));
  }
  upward.set(plan, found);
  return found;
}

function upwardObjects(plan: KeptPlan): string[] {
  return [...new Set([...upwardOf(plan).values()].flatMap((objects) => [...objects]))].toSorted();
}

const variants = new WeakMap<Registry, Map<string, Registry>>();

/** The registry in which what looks at these objects is computed; one for all actors alike, so that what is cached by it is found again. */
function computingFor(registry: Registry, plan: KeptPlan, partly: ReadonlySet<string>): Registry {
  const ofRegistry = variants.get(registry) ?? new Map<string, Registry>();
  variants.set(registry, ofRegistry);
  const key = [...partly].join(' ');
  const known = ofRegistry.get(key);
  if (known) return known;
  const objects = new Map(registry.objects);
  for (const [{ object, name }, looked] of upwardOf(plan)) {
    const declared = objects.get(object);
    if (declared && [...looked].some((each) => partly.has(each))) objects.set(object, withComputed(declared, name));
  }
  const made = { ...registry, objects };
  ofRegistry.set(key, made);
  return made;
}

function withComputed(object: ObjectDefinition, name: string): ObjectDefinition {
  const field = object.fields[name];
  if (field?.kind !== 'formula') return object;
  const { kept: _, column: __, ...computed } = field;
  return { ...object, fields: { ...object.fields, [name]: computed } };
}
