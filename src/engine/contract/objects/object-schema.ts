import type { ExprField, ExprObject, ExprReference, ExprSchema, ExprType } from '../expression/schema.ts';
import { rulesOf } from './field-kinds.ts';
import type { Field, FormulaField } from './fields.ts';
import type { ChildRelation, ObjectDefinition } from './object.ts';

/** Finds a declared object by its id: the registry of the server, or the objects a page knows. */
export type FindObject = (id: string) => ObjectDefinition | undefined;

/** How a computed field that is kept up to date is read: as its formula, which holds for a record on its way too, or from its column. */
export type KeptAs = 'formula' | 'column';

/** Declared objects as expressions see them, members and departments included; without the fields `hiddenOf` names. */
export function buildSchema(find: FindObject, hiddenOf: (object: string) => readonly string[] = () => [], keptAs: KeptAs = 'formula'): ExprSchema {
  const objects = new Map<string, ExprObject>();
  return {
    object: (name) => {
      const known = objects.get(name);
      if (known) return known;
      const built = buildObject(find, name, new Set(hiddenOf(name)), keptAs);
      if (built) objects.set(name, built);
      return built;
    },
  };
}

const text: ExprType = { kind: 'text' };

const systemExpressions: readonly ExprField[] = [
  { name: 'version', type: { kind: 'integer' } },
  { name: 'external_id', type: text },
  { name: 'created_at', type: { kind: 'instant' } },
  { name: 'created_by', type: { kind: 'id' }, column: 'created_by' },
  { name: 'updated_at', type: { kind: 'instant' } },
  { name: 'updated_by', type: { kind: 'id' }, column: 'updated_by' },
];

const people: Readonly<Record<string, ExprObject>> = {
  member: personObject('member', ['name', 'email', 'status']),
  department: personObject('department', ['name', 'path']),
};

function personObject(name: string, texts: readonly string[]): ExprObject {
  return { name, fields: new Map(texts.map((field) => [field, { name: field, type: text }])), references: new Map(), children: new Map() };
}

function buildObject(find: FindObject, name: string, hidden: ReadonlySet<string>, keptAs: KeptAs): ExprObject | undefined {
  const object = find(name);
  if (!object) return people[name];
  const fields = new Map(systemExpressions.map((field) => [field.name, field]));
  const references = new Map<string, ExprReference>();
  for (const [id, field] of Object.entries(object.fields)) {
    if (hidden.has(id)) continue;
    const target = referredObject(field);
    if (target !== undefined) references.set(id, { object: target, column: `${field.column ?? id}_id` });
    for (const seen of expressionFields(id, field, keptAs)) fields.set(seen.name, seen);
  }
  return { name, fields, references, children: childrenOf(find, object) };
}

function referredObject(field: Field): string | undefined {
  if (field.kind === 'reference') return field.object;
  return field.kind === 'member' || field.kind === 'department' ? field.kind : undefined;
}

/** What a computed field comes to; the expression itself says it exactly. */
function formulaTypes({ result, scale = 0 }: FormulaField): ExprType {
  if (result === 'number') return { kind: scale === 0 ? 'integer' : 'decimal' };
  return { kind: result === 'datetime' ? 'instant' : result };
}

/** Where the value lies, when that is not told by the field's name. */
function placeOf(field: Field, suffix = ''): Pick<ExprField, 'column' | 'document'> {
  if (field.column === undefined) return {};
  return { column: `${field.column}${suffix}`, ...(field.overflow === true && { document: 'custom' }) };
}

/** An address is seen by its parts: `address_city`. */
function expressionFields(id: string, field: Field, keptAs: KeptAs): ExprField[] {
  if (referredObject(field) !== undefined) return [];
  if (field.kind === 'address')
    return ['country', 'province', 'city', 'district', 'detail'].map((part) => ({
      name: `${id}_${part}`,
      type: text,
      ...placeOf(field, `_${part}`),
    }));
  if (field.kind === 'formula') {
    const seen = { name: id, type: formulaTypes(field) };
    const isColumn = keptAs === 'column' && field.column !== undefined;
    return [
      isColumn
        ? { ...seen, ...placeOf(field), ...(field.result === 'number' && { scale: field.scale ?? 0 }) }
        : { ...seen, formula: field.expression },
    ];
  }
  const type = rulesOf(field).expression(field);
  if (!type) return [];
  return [field.kind === 'number' ? { name: id, type, scale: field.scale, ...placeOf(field) } : { name: id, type, ...placeOf(field) }];
}

function childrenOf(find: FindObject, object: ObjectDefinition): ExprObject['children'] {
  const relations = Object.entries(object.children ?? {}).filter(([, child]) => find(child.object) !== undefined);
  const columnOf = (child: ChildRelation): string => `${find(child.object)?.fields[child.field]?.column ?? child.field}_id`;
  return new Map(relations.map(([id, child]) => [id, { object: child.object, referenceColumn: columnOf(child) }]));
}
