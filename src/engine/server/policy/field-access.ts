import type { Actor } from '../../contract/actor.ts';
import { grantOn } from '../../contract/actor.ts';
import type { ExprSchema } from '../../contract/expression/schema.ts';
import { objectSchema, schemaWithout } from '../query/object-schema.ts';
import type { Registry } from '../registry.ts';

const none: readonly string[] = [];

/** Fields of the object that the actor's role does not see. */
export function hiddenFields(actor: Actor, object: string): readonly string[] {
  return grantOn(actor, object).hidden ?? none;
}

/** Fields of the object that the actor's role sees but does not write. */
export function lockedFields(actor: Actor, object: string): readonly string[] {
  return grantOn(actor, object).readOnly ?? none;
}

const schemas = new WeakMap<Registry, WeakMap<object, ExprSchema>>();

/** The objects as this actor's expressions may see them: a hidden field does not exist for them. */
export function schemaFor(registry: Registry, actor: Actor): ExprSchema {
  if (!hidesAnything(actor)) return objectSchema(registry);
  const ofRegistry = schemas.get(registry) ?? new WeakMap<object, ExprSchema>();
  schemas.set(registry, ofRegistry);
  const known = ofRegistry.get(actor.role);
  if (known) return known;
  const schema = schemaWithout(registry, (object) => hiddenFields(actor, object));
  ofRegistry.set(actor.role, schema);
  return schema;
}

function hidesAnything(actor: Actor): boolean {
  const grants = [actor.role.otherObjects, ...Object.values(actor.role.objects)];
  return grants.some((grant) => (grant.hidden?.length ?? 0) > 0);
}

/** Fields the actor may not ask by. */
export function closedFields(actor: Actor, object: string): readonly string[] {
  return hiddenFields(actor, object);
}
