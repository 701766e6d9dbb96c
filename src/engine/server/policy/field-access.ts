import type { Actor } from '../../contract/actor.ts';
import { grantOn } from '../../contract/actor.ts';
import type { ExprSchema } from '../../contract/expression/schema.ts';
import type { KeptAs } from '../../contract/objects/object-schema.ts';
import { objectSchema, schemaWithout } from '../query/object-schema.ts';
import type { Registry } from '../registry.ts';
import { withSegments } from '../segments/segment-rules.ts';

const none: readonly string[] = [];

/** Fields of the object that the actor's role does not see. */
export function hiddenFields(actor: Actor, object: string): readonly string[] {
  return grantOn(actor, object).hidden ?? none;
}

/** Fields of the object that the actor's role sees but does not write. */
export function lockedFields(actor: Actor, object: string): readonly string[] {
  return grantOn(actor, object).readOnly ?? none;
}

/** Fields of the object whose values are masked for the actor. */
export function maskedFields(actor: Actor, object: string): readonly string[] {
  return actor.masked?.get(object) ?? none;
}

/** Fields of the object that are masked for the actor even of records they may change. */
export function alwaysMaskedFields(actor: Actor, object: string): readonly string[] {
  const forViewers = actor.maskedForViewers?.get(object);
  const masked = maskedFields(actor, object);
  return forViewers === undefined ? masked : masked.filter((name) => !forViewers.includes(name));
}

/** Fields the actor may not ask by: neither hidden nor masked ones tell their values through filters, orders or figures. */
export function closedFields(actor: Actor, object: string): readonly string[] {
  const masked = maskedFields(actor, object);
  return masked.length === 0 ? hiddenFields(actor, object) : [...hiddenFields(actor, object), ...masked];
}

type SchemasByRegistry = WeakMap<Registry, WeakMap<object, WeakMap<object, ExprSchema>>>;

const schemas: Readonly<Record<KeptAs, SchemasByRegistry>> = { formula: new WeakMap(), column: new WeakMap() };
const nothingMasked = {};

/**
 * The objects as this actor's expressions may see them: a hidden or masked field does not exist for them. Questions to the database read
 * computed fields that are kept from their columns.
 */
export function schemaFor(registry: Registry, actor: Actor, keptAs: KeptAs = 'formula'): ExprSchema {
  return withSegments(fieldsFor(registry, actor, keptAs), actor, registry.segments ?? []);
}

function fieldsFor(registry: Registry, actor: Actor, keptAs: KeptAs): ExprSchema {
  if (!hidesAnything(actor)) return objectSchema(registry, keptAs);
  const ofRegistry = schemas[keptAs].get(registry) ?? new WeakMap<object, WeakMap<object, ExprSchema>>();
  schemas[keptAs].set(registry, ofRegistry);
  const masked = actor.masked ?? nothingMasked;
  const ofMasked = ofRegistry.get(masked) ?? new WeakMap<object, ExprSchema>();
  ofRegistry.set(masked, ofMasked);
  const known = ofMasked.get(actor.role);
  if (known) return known;
  const schema = schemaWithout(registry, (object) => closedFields(actor, object), keptAs);
  ofMasked.set(actor.role, schema);
  return schema;
}

function hidesAnything(actor: Actor): boolean {
  if (actor.masked) return true;
  const grants = [actor.role.otherObjects, ...Object.values(actor.role.objects)];
  return grants.some((grant) => (grant.hidden?.length ?? 0) > 0);
}
