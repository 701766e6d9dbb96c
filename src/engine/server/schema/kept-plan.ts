import { checkExpression } from '../../contract/expression/check-expression.ts';
import { listDependencies, type RecordNeeds } from '../../contract/expression/list-dependencies.ts';
import type { ExprSchema } from '../../contract/expression/schema.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import type { FormulaField } from '../../contract/objects/fields.ts';
import { buildSchema } from '../../contract/objects/object-schema.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';

type Objects = ReadonlyMap<string, ObjectDefinition>;

/** One step from a record with a kept field towards what the field looks at; both name the object the step leads to. */
export type KeptStep =
  /** Along a reference field of the record. */
  | { readonly kind: 'reference'; readonly object: string; readonly field: string }
  /** To the records whose reference field points at it. */
  | { readonly kind: 'children'; readonly object: string; readonly field: string };

/** What a kept field looks at in one object, and the way to it. */
export interface KeptSight {
  readonly object: string;
  readonly way: readonly KeptStep[];
  readonly fields: ReadonlySet<string>;
}

/** A computed field that is kept up to date. */
export interface KeptField {
  readonly object: string;
  readonly name: string;
  readonly field: FormulaField;
  readonly slot: string;
  readonly typed: TypedExpression;
  readonly sights: readonly KeptSight[];
}

/** All kept fields of a workspace, each after those it looks at. */
export interface KeptPlan {
  readonly fields: readonly KeptField[];
  /** Those that look at an object, with how. */
  readonly watchers: ReadonlyMap<string, readonly (readonly [KeptField, KeptSight])[]>;
  /** Reference fields of an object along which kept fields look. */
  readonly links: ReadonlyMap<string, readonly { readonly field: string; readonly target: string }[]>;
}

/** The kept fields among the objects; undefined when there are none. */
export function planKept(objects: Objects): KeptPlan | undefined {
  const schema = buildSchema(
    (id) => objects.get(id),
    () => [],
    'column',
  );
  const fields = [...objects.values()].flatMap((object) =>
    object.customised === true
      ? Object.entries(object.fields).flatMap(([name, field]) => (field.kind === 'formula' ? keptField(objects, schema, object.id, name, field) : []))
      : [],
  );
  if (fields.length === 0) return undefined;
  const watching = fields.flatMap((field) => field.sights.map((sight) => [field, sight] as const));
  return { fields: inOrder(fields), watchers: Map.groupBy(watching, ([, sight]) => sight.object), links: linksOf(fields) };
}

function keptField(objects: Objects, schema: ExprSchema, object: string, name: string, field: FormulaField): KeptField[] {
  if (!field.kept) return [];
  const checked = checkExpression(field.expression, schema, object);
  if (!checked.ok) return [];
  return [{ object, name, field, slot: field.kept.slot, typed: checked.typed, sights: sightsOf(objects, checked.typed) }];
}

/** Everything an expression looks at, by the way to it; the record's own fields first. */
export function sightsOf(objects: Objects, typed: TypedExpression): KeptSight[] {
  const walk = (needs: RecordNeeds, way: readonly KeptStep[]): KeptSight[] => {
    const own: KeptSight = { object: needs.object, way, fields: new Set([...needs.fields, ...needs.identities, ...needs.references.keys()]) };
    const further = [...needs.references].flatMap(([field, next]) => walk(next, [...way, { kind: 'reference', object: next.object, field }]));
    const below = [...needs.children].flatMap(([relation, next]) => {
      const field = objects.get(needs.object)?.children?.[relation]?.field;
      return field === undefined ? [] : walk(next, [...way, { kind: 'children', object: next.object, field }]);
    });
    return [own, ...further, ...below];
  };
  return walk(listDependencies(typed), []);
}

/** Each after those whose columns it reads; circles have been refused. */
function inOrder(fields: readonly KeptField[]): KeptField[] {
  const byName = new Map(fields.map((field) => [`${field.object}.${field.name}`, field]));
  const ordered = new Set<KeptField>();
  const seen = new Set<KeptField>();
  const visit = (field: KeptField): void => {
    if (seen.has(field)) return;
    seen.add(field);
    for (const sight of field.sights) {
      for (const name of sight.fields) {
        const other = byName.get(`${sight.object}.${name}`);
        if (other) visit(other);
      }
    }
    ordered.add(field);
  };
  for (const field of fields) visit(field);
  return [...ordered];
}

function linksOf(fields: readonly KeptField[]): KeptPlan['links'] {
  const links = new Map<string, { readonly object: string; readonly field: string; readonly target: string }>();
  for (const { object: start, sights } of fields) {
    for (const { way } of sights) {
      for (const [at, step] of way.entries()) {
        const from = way[at - 1]?.object ?? start;
        if (step.kind === 'reference') links.set(`${from}.${step.field}`, { object: from, field: step.field, target: step.object });
      }
    }
  }
  return Map.groupBy([...links.values()], (link) => link.object);
}
