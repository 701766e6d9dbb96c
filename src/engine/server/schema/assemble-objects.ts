import { isChoice } from '../../contract/objects/dependent-choices.ts';
import type { Field } from '../../contract/objects/fields.ts';
import type { ChildRelation, LayoutSection, ListView, ObjectDefinition } from '../../contract/objects/object.ts';
import type { ObjectLayout } from '../../contract/schema/schema-parts.ts';
import { dependentField, storedField } from './field-of-row.ts';
import type { DependencyRow, FieldRow, ObjectRow, SchemaRows } from './schema-rows.ts';

type Objects = ReadonlyMap<string, ObjectDefinition>;

/**
 * The objects of a workspace: the declared ones, extended where administrators added to them, and its own. What nobody touched is the
 * very same object as before, so that all that is kept by it holds.
 */
export function assembleObjects(declared: Objects, rows: SchemaRows, before: Objects): Objects {
  const objects = new Map(declared);
  for (const row of rows.objects) if (row.hiddenAt === null) objects.set(row.id, customObject(row));
  const fields = rows.fields.filter((row) => row.hiddenAt === null && objects.has(row.object));
  for (const [id, added] of Map.groupBy(fields, (row) => row.object)) extend(objects, id, storedFields(added));
  for (const row of fields) relate(objects, row);
  addAllDependent(objects, fields);
  for (const row of rows.dependencies) depend(objects, row);
  for (const row of rows.layouts) arrange(objects, row.object, row.layout);
  for (const [id, object] of objects) {
    const known = before.get(id);
    if (known && known !== object && JSON.stringify(known) === JSON.stringify(object)) objects.set(id, known);
  }
  return objects;
}

function customObject({ id, spec }: ObjectRow): ObjectDefinition {
  const named: Field = { kind: 'text', label: spec.nameLabel, maxLength: 255, historic: true };
  const name: Field = spec.namePattern === undefined ? { ...named, required: true } : { ...named, readOnly: true, autoNumber: spec.namePattern };
  const owner: Field = { kind: 'member', label: { zh: '负责人', en: 'Owner' }, historic: true, aliases: ['所有人', '负责人', 'owner'] };
  return {
    id,
    plural: `records/${id}`,
    label: spec.label,
    labelPlural: spec.labelPlural,
    nameField: 'name',
    ...(spec.owned && { ownerField: 'owner' }),
    fields: { name, ...(spec.owned && { owner }) },
    views: [
      {
        id: 'all',
        label: { zh: '全部', en: 'All' },
        sort: [{ field: 'created_at', descending: true }],
        columns: ['name', ...(spec.owned ? ['owner'] : []), 'created_at'],
      },
    ],
    layout: [{ label: { zh: '基本信息', en: 'Details' }, fields: ['name', ...(spec.owned ? ['owner'] : [])] }],
    writes: 'generic',
    ...(spec.icon && { icon: spec.icon }),
    ...(spec.boardField && { boardField: spec.boardField }),
    ...(spec.searched && { search: {} }),
    customised: true,
  };
}

function storedFields(rows: readonly FieldRow[]): [string, Field][] {
  return rows.flatMap((row) => {
    const field = storedField(row);
    return field ? [[row.id, field] satisfies [string, Field]] : [];
  });
}

/** A declared field of a later version of the program wins over an added one of the same name. */
function extend(objects: Map<string, ObjectDefinition>, id: string, added: readonly [string, Field][]): void {
  const object = objects.get(id);
  if (!object) return;
  const fresh = added.filter(([name]) => !(name in object.fields));
  if (fresh.length === 0) return;
  const names = fresh.map(([name]) => name);
  const isCustom = object.plural.startsWith('records/');
  const [first, ...rest] = object.layout;
  objects.set(id, {
    ...object,
    fields: { ...object.fields, ...Object.fromEntries(fresh) },
    layout: isCustom && first ? [{ ...first, fields: [...first.fields, ...names] }, ...rest] : withMore(object.layout, names),
    views: isCustom ? object.views.map((view) => ({ ...view, columns: shownFirst(view.columns, fresh) })) : object.views,
    customised: true,
  });
}

const moreLabel = { zh: '自定义字段', en: 'Custom fields' };

function withMore(layout: readonly LayoutSection[], names: readonly string[]): LayoutSection[] {
  const more = layout.find((section) => section.label.en === moreLabel.en);
  return more
    ? layout.map((section) => (section === more ? { ...more, fields: [...more.fields, ...names] } : section))
    : [...layout, { label: moreLabel, fields: names }];
}

/** Lists of custom objects show their first fields, before when they were made. */
function shownFirst(columns: readonly string[], added: readonly [string, Field][]): string[] {
  const shown = added.filter(([, field]) => field.kind !== 'long_text' && field.kind !== 'file').map(([name]) => name);
  return [...columns.filter((name) => name !== 'created_at'), ...shown].slice(0, 9).concat('created_at');
}

/** The referred object knows these records as its children. */
function relate(objects: Map<string, ObjectDefinition>, { object: childId, id, spec }: FieldRow): void {
  if (spec.kind !== 'reference') return;
  const target = objects.get(spec.object);
  const child = objects.get(childId);
  if (!target || !child || child.fields[id]?.kind !== 'reference') return;
  const relation: ChildRelation = { object: childId, field: id, label: spec.children?.label ?? child.labelPlural };
  const known = target.children ?? {};
  const wanted = spec.children?.id ?? `${childId.replace(/^custom_/, '')}s`;
  const name = wanted in known || wanted in target.fields ? `${childId}_${id}` : wanted;
  objects.set(target.id, { ...target, children: { ...known, [name]: relation } });
}

/** Those that depend on others come when these are there; a roll-up of a roll-up needs another round. */
function addAllDependent(objects: Map<string, ObjectDefinition>, rows: readonly FieldRow[]): void {
  let left = rows.filter((row) => dependent.has(row.spec.kind));
  while (left.length > 0) {
    for (const row of left) addDependent(objects, row);
    const still = left.filter((row) => !(row.id in (objects.get(row.object)?.fields ?? {})));
    if (still.length === left.length) return;
    left = still;
  }
}

const dependent: ReadonlySet<string> = new Set(['lookup', 'rollup']);

function addDependent(objects: Map<string, ObjectDefinition>, row: FieldRow): void {
  const owner = objects.get(row.object);
  if (!owner || row.id in owner.fields) return;
  const field = dependentField(row, owner, (id) => objects.get(id));
  if (field) extend(objects, row.object, [[row.id, field]]);
}

/** A dependency on a field that is out of sight rests until it is back. */
function depend(objects: Map<string, ObjectDefinition>, { object: id, field: name, spec }: DependencyRow): void {
  const object = objects.get(id);
  const field = object?.fields[name];
  if (!object || !field || !isChoice(field) || !(spec.on in object.fields)) return;
  objects.set(id, { ...object, fields: { ...object.fields, [name]: { ...field, dependsOn: spec } }, customised: true });
}

function arrange(objects: Map<string, ObjectDefinition>, id: string, layout: ObjectLayout): void {
  const object = objects.get(id);
  if (!object) return;
  const sections = layout.record?.sections.map((section) => ({ ...section, fields: section.fields.filter((name) => name in object.fields) }));
  const views = layout.lists?.map((list): ListView => ({ ...list, columns: list.columns.filter((path) => isThere(object, path)) }));
  objects.set(id, {
    ...object,
    ...(sections && { layout: [...sections, ...leftOut(object, sections)] }),
    ...(views && { views: views.length > 0 ? views : object.views }),
  });
}

/** A field added after the layout was saved is not lost from sight. */
function leftOut(object: ObjectDefinition, sections: readonly LayoutSection[]): LayoutSection[] {
  const arranged = new Set(sections.flatMap((section) => section.fields));
  const last = object.layout.at(-1);
  const added = (last?.label.en === moreLabel.en ? last.fields : []).filter((name) => !arranged.has(name));
  return added.length > 0 ? [{ label: moreLabel, fields: added }] : [];
}

const systemNames = new Set(['external_id', 'created_at', 'created_by', 'updated_at', 'updated_by']);

function isThere(object: ObjectDefinition, path: string): boolean {
  const [first = ''] = path.split('.');
  return first in object.fields || systemNames.has(first);
}
