import type { ExprSchema } from '../../contract/expression/schema.ts';
import { buildSchema, type KeptAs } from '../../contract/objects/object-schema.ts';
import type { SqlTables } from '../expression/sql-tables.ts';
import { peopleTables } from '../fields/object-storage.ts';
import type { Registry } from '../registry.ts';

const whole = { formula: new WeakMap<Registry, ExprSchema>(), column: new WeakMap<Registry, ExprSchema>() };

/** The declared objects as expressions see them, members and departments included. */
export function objectSchema(registry: Registry, keptAs: KeptAs = 'formula'): ExprSchema {
  const known = whole[keptAs].get(registry);
  if (known) return known;
  const schema = schemaWithout(registry, () => [], keptAs);
  whole[keptAs].set(registry, schema);
  return schema;
}

/** The same without the fields `hiddenOf` names, so that nobody filters by what they may not see. */
export function schemaWithout(registry: Registry, hiddenOf: (object: string) => readonly string[], keptAs: KeptAs): ExprSchema {
  return buildSchema((id) => registry.objects.get(id), hiddenOf, keptAs);
}

/** Where expressions find the rows, whoever may see them: for rules that hold for everybody alike. */
export function objectTables(registry: Registry): SqlTables {
  return {
    table: (name) => ({
      name: registry.objects.has(name) ? name : name in peopleTables ? peopleTables[name === 'member' ? 'member' : 'department'].table : name,
    }),
  };
}
