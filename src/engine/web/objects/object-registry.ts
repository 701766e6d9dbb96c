import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Message } from '#platform/contract/messages.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import type { Part } from '#platform/web/late-part.tsx';
import type { BoardRulesProps } from '../board/board-rules.ts';
import { objectRoutes, type ObjectRoutes } from '#engine/contract/records/object-routes.ts';
import type { QueryRequest, RecordRow } from '#engine/contract/records/query.ts';
import type { ViewSettings } from '#engine/contract/views/view-settings.ts';
import type { ChoiceOption, Field } from '#engine/contract/objects/fields.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import { objectIcons } from '#engine/contract/schema/object-icons.ts';
import type { RuleView, SchemaObject } from '#engine/contract/schema/schema-parts.ts';

/** What a part of a record's page is given. */
export interface RecordPartProps {
  readonly object: WebObject;
  readonly record: RecordRow;
}

/** What a board of one object is given: the same selection as the table. */
export interface BoardViewProps {
  readonly object: WebObject;
  readonly selection: Pick<QueryRequest, 'filter' | 'search' | 'asOf'>;
  readonly openId: string | undefined;
  readonly onOpen: (record: RecordRow, neighbours: readonly string[]) => void;
  /** What the view keeps of each layout, and how to change it. */
  readonly settings: ViewSettings;
  readonly onSettings: (change: ViewSettings) => void;
}

/** How an object looks on screen, beyond what its declaration says. */
export interface WebObject {
  readonly object: ObjectDefinition;
  readonly icon: IconName;
  /** One sentence for an empty list: what it is for. */
  readonly teaching: Message;
  /** Fields asked for first when creating; the others are folded away. */
  readonly createFields: readonly string[];
  /** Vital facts of the record's header, in order. */
  readonly headerFields: readonly string[];
  /** Fields that the form and inline editing leave to the capability's own action. */
  readonly ownFields?: readonly string[];
  /** Options of open choice fields, by field; a hook. */
  readonly useOptions?: () => Readonly<Record<string, readonly ChoiceOption[]>>;
  /** What the board by the object's own board field shows and heeds besides. */
  readonly BoardRules?: Part<BoardRulesProps>;
  /** Below the header of the record page: stage path, next step, warnings. */
  readonly HeaderPart?: Part<RecordPartProps>;
  /** Beside the value of one header fact, e.g. the observed rate beside the set one. */
  readonly FieldNote?: Part<RecordPartProps & { readonly name: string }>;
  /** The same in short for the panel beside a list. */
  readonly PeekPart?: Part<RecordPartProps>;
  /** At the right of the facts' caption: completeness. */
  readonly FactsNote?: Part<RecordPartProps>;
  /** More buttons over selected rows. */
  readonly BulkPart?: Part<{ readonly ids: readonly string[]; readonly onDone: () => void }>;
  /** Rules of the workspace that live in forms: what is shown, required or read-only when. */
  readonly rules?: readonly RuleView[];
  /** Related lists of the record page, in the order of its layout; absent: all children. */
  readonly related?: SchemaObject['related'];
  /** Small words in list rows below the name on the phone, e.g. warnings. */
  readonly RowNote?: Part<{ readonly record: RecordRow; readonly rows: readonly RecordRow[] }>;
}

const declared = new Map<string, WebObject>();
let objects: ReadonlyMap<string, WebObject> = declared;
const followers = new Set<() => void>();

/** Makes an object known to lists, pickers, links and search; called in `<slice>.pages.tsx`. */
export function registerObject(object: WebObject): WebObject {
  declared.set(object.object.id, object);
  return object;
}

/** Takes over the workspace's schema: added fields, rules and layouts of declared objects, and the workspace's own objects. */
export function adoptSchema(schema: readonly SchemaObject[]): void {
  const next = new Map(declared);
  for (const each of schema) {
    const known = declared.get(each.definition.id);
    if (known) next.set(each.definition.id, extended(known, each));
    else if (each.origin === 'custom') next.set(each.definition.id, ownObject(each));
  }
  objects = next;
  for (const follow of followers) follow();
}

/** An object nobody changed stays the very same, so that nothing made of it is made again. */
function extended(known: WebObject, { definition, rules, related }: SchemaObject): WebObject {
  const isSame = JSON.stringify(definition) === JSON.stringify(known.object);
  return isSame && rules.length === 0 ? known : { ...known, object: isSame ? known.object : definition, rules, related };
}

function ownObject({ definition, rules, related }: SchemaObject): WebObject {
  const given = definition.layout.flatMap((section) => section.fields);
  const isShort = (name: string) => !['long_text', 'file', 'formula', 'address'].includes(definition.fields[name]?.kind ?? 'file');
  return {
    object: definition,
    icon: objectIcons.find((icon) => icon === definition.icon) ?? 'package',
    teaching: {
      zh: `这里是${definition.labelPlural.zh}；新建第一条，或从文件导入。`,
      en: `${definition.labelPlural.en} live here; create the first, or import a file.`,
    },
    createFields: given.slice(0, 12),
    headerFields: given.filter((name) => name !== definition.nameField && isShort(name)).slice(0, 6),
    rules,
    related,
  };
}

/** Begins what the pages of this object show besides what is common to all, while they wait for their data. */
export function useBegunParts(web: WebObject): void {
  const { HeaderPart, PeekPart, FieldNote, FactsNote } = web;
  useEffect(() => {
    for (const part of [HeaderPart, PeekPart, FieldNote, FactsNote]) part?.begin?.();
  }, [HeaderPart, PeekPart, FieldNote, FactsNote]);
}

/** The object as the workspace has it now; the declared one until its schema is there. */
export function useWebObject(web: WebObject): WebObject {
  return useSyncExternalStore(followObjects, () => objects).get(web.object.id) ?? web;
}

/** The object of this id; undefined when no capability registered it. */
export function findWebObject(id: string): WebObject | undefined {
  return objects.get(id);
}

/** All objects. */
export function listWebObjects(): readonly WebObject[] {
  return [...objects.values()];
}

/** All objects, followed as the workspace's schema changes. */
export function useWebObjects(): readonly WebObject[] {
  const known = useSyncExternalStore(followObjects, () => objects);
  return useMemo(() => [...known.values()], [known]);
}

function followObjects(follow: () => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}

const made = new WeakMap<ObjectDefinition, ObjectRoutes>();

/** The generic routes of an object; made once. */
export function routesOf(object: ObjectDefinition): ObjectRoutes {
  const known = made.get(object);
  if (known) return known;
  const routes = objectRoutes(object);
  made.set(object, routes);
  return routes;
}

/** The address of a record's page. */
export function recordPath(objectId: string, id: string): string {
  return `/${objects.get(objectId)?.object.plural ?? objectId}/${id}`;
}

/** The address of an object's list. */
export function listPath(objectId: string): string {
  return `/${objects.get(objectId)?.object.plural ?? objectId}`;
}

/** The fields of an object with the options that come from rows filled in. */
export function useFields(web: WebObject): Readonly<Record<string, Field>> {
  const options = web.useOptions?.() ?? none;
  const { fields } = web.object;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, withOptions(field, options[name])]));
}

const none: Readonly<Record<string, readonly ChoiceOption[]>> = {};

function withOptions(field: Field, options: readonly ChoiceOption[] | undefined): Field {
  return field.kind === 'choice' && options ? { ...field, options } : field;
}

/** A field by its path, through references by dots; undefined when there is none. */
export function fieldAt(fields: Readonly<Record<string, Field>>, path: string): Field | undefined {
  const [first = '', ...rest] = path.split('.');
  const field = fields[first] ?? systemFieldsShown[first];
  if (rest.length === 0 || field?.kind !== 'reference') return rest.length === 0 ? field : undefined;
  return fieldAt(objects.get(field.object)?.object.fields ?? {}, rest.join('.'));
}

/** Columns every record has, as fields people can list, filter and sort by. */
export const systemFieldsShown: Readonly<Record<string, Field>> = {
  created_at: { kind: 'datetime', label: { zh: '创建时间', en: 'Created' }, readOnly: true },
  updated_at: { kind: 'datetime', label: { zh: '修改时间', en: 'Changed' }, readOnly: true },
};
