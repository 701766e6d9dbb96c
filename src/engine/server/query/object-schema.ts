import type { Field } from '../../contract/objects/fields.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { ExprField, ExprObject, ExprReference, ExprSchema, ExprType } from '../../contract/expression/schema.ts';
import { peopleTables } from '../fields/object-storage.ts';
import type { SqlTables } from '../expression/sql-tables.ts';
import type { Registry } from '../registry.ts';

const whole = new WeakMap<Registry, ExprSchema>();

/** The declared objects as expressions see them, members and departments included. */
export function objectSchema(registry: Registry): ExprSchema {
  const known = whole.get(registry);
  if (known) return known;
  const schema = schemaWithout(registry, () => []);
  whole.set(registry, schema);
  return schema;
}

/** The same without the fields `hiddenOf` names, so that nobody filters by what they may not see. */
export function schemaWithout(registry: Registry, hiddenOf: (object: string) => readonly string[]): ExprSchema {
  const objects = new Map<string, ExprObject>();
  return {
    object: (name) => {
      const known = objects.get(name);
      if (known) return known;
      const built = buildObject(registry, name, new Set(hiddenOf(name)));
      if (built) objects.set(name, built);
      return built;
    },
  };
}

/** Where expressions find the rows. */
export function objectTables(registry: Registry): SqlTables {
  return {
    table: (name) => ({
      name: registry.objects.has(name) ? name : name in peopleTables ? peopleTables[name === 'member' ? 'member' : 'department'].table : name,
    }),
  };
}

const text: ExprType = { kind: 'text' };

const systemExpressions: readonly ExprField[] = [
  { name: 'version', type: { kind: 'integer' } },
  { name: 'external_id', type: text },
  { name: 'created_at', type: { kind: 'instant' } },
  { name: 'created_by', type: { kind: 'id' } },
  { name: 'updated_at', type: { kind: 'instant' } },
  { name: 'updated_by', type: { kind: 'id' } },
];

const people: Readonly<Record<string, ExprObject>> = {
  member: personObject('member', ['name', 'email', 'status']),
  department: personObject('department', ['name', 'path']),
};

function personObject(name: string, texts: readonly string[]): ExprObject {
  return { name, fields: new Map(texts.map((field) => [field, { name: field, type: text }])), references: new Map(), children: new Map() };
}

function buildObject(registry: Registry, name: string, hidden: ReadonlySet<string>): ExprObject | undefined {
  const object = registry.objects.get(name);
  if (!object) return people[name];
  const fields = new Map(systemExpressions.map((field) => [field.name, field]));
  const references = new Map<string, ExprReference>();
  for (const [id, field] of Object.entries(object.fields)) {
    if (hidden.has(id)) continue;
    const target = referredObject(field);
    if (target !== undefined) references.set(id, { object: target, column: `${id}_id` });
    for (const seen of expressionFields(id, field)) fields.set(seen.name, seen);
  }
  return { name, fields, references, children: childrenOf(registry, object) };
}

function referredObject(field: Field): string | undefined {
  if (field.kind === 'reference') return field.object;
  return field.kind === 'member' || field.kind === 'department' ? field.kind : undefined;
}

/** An address is seen by its parts: `address_city`. */
function expressionFields(id: string, field: Field): ExprField[] {
  if (referredObject(field) !== undefined) return [];
  if (field.kind === 'address') return ['country', 'province', 'city', 'district', 'detail'].map((part) => ({ name: `${id}_${part}`, type: text }));
  const type = rulesOf(field).expression(field);
  if (!type) return [];
  return [field.kind === 'number' ? { name: id, type, scale: field.scale } : { name: id, type }];
}

function childrenOf(registry: Registry, object: ObjectDefinition): ExprObject['children'] {
  const relations = Object.entries(object.children ?? {}).filter(([, child]) => registry.objects.has(child.object));
  return new Map(relations.map(([id, child]) => [id, { object: child.object, referenceColumn: `${child.field}_id` }]));
}
