import type { Label } from '#platform/contract/label.ts';
import type { Field, FieldValues } from './fields.ts';

/** A list people open often; the storage declares an index for each (workspace, owner or filter, sort, id). */
export interface ListView {
  readonly id: string;
  readonly label: Label;
  /** Expression over the object; absent means all that the person may see. */
  readonly filter?: string;
  readonly sort: readonly { readonly field: string; readonly descending?: boolean }[];
  readonly columns: readonly string[];
}

/** Records of another object that point here, by the name expressions use: `activities`. */
export interface ChildRelation {
  readonly object: string;
  /** The child's reference field that points to this object. */
  readonly field: string;
  readonly label: Label;
}

/** What a record is found by besides its name and the pinyin of it: fields of kind phone (by any run of digits) and e-mail. */
export interface SearchedFields {
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  /** False for objects written by the thousand, whose names are descriptions: pinyin doubles the cost of an entry. Default true. */
  readonly pinyin?: boolean;
}

/** One section of the record page and form. */
export interface LayoutSection {
  readonly label: Label;
  readonly fields: readonly string[];
  /** Fields side by side. Default 2. */
  readonly columns?: number;
  /** Expression over the record; the section is shown only while it holds. */
  readonly visibleWhen?: string;
}

export interface ObjectDefinition<Fields extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> {
  /** Singular English word of the glossary, snake_case; also the table's name. */
  readonly id: string;
  /** Plural used in paths: /api/opportunities. */
  readonly plural: string;
  readonly label: Label;
  readonly labelPlural: Label;
  /** Field that names a record to people. */
  readonly nameField: string;
  /** Member field by which visibility is decided; absent: everyone in the workspace may see it. */
  readonly ownerField?: string;
  readonly fields: Fields;
  readonly children?: Readonly<Record<string, ChildRelation>>;
  readonly views: readonly ListView[];
  readonly layout: readonly LayoutSection[];
  /** `generic`: the engine's own create, update and delete serve every door. `use-cases`: the capability's do. */
  readonly writes: 'generic' | 'use-cases';
  /** Which field groups the board's columns, when it has one. */
  readonly boardField?: string;
  /** Count and sum kept by this choice field and the owner, so that totals of all records cost no scan. Needs `ownerField`. */
  readonly rollup?: { readonly by: string; readonly sum: string };
  /** A money field and the percent it counts by: its weighted sum stands in the head of lists, beside the sum. */
  readonly weighted?: { readonly sum: string; readonly by: string };
  /** Keeps search entries of its records, so that finding them by a part of their name costs no scan; they appear in the global search. */
  readonly search?: SearchedFields;
  /** Fields lists are narrowed by most; the indexes that sort lists hold them too, so that what does not match is passed over unread. */
  readonly listFilters?: readonly string[];
  /** The sign an administrator chose for an object of the workspace's own. */
  readonly icon?: string;
  /** Made or extended by administrators of the workspace; set by the server. */
  readonly customised?: true;
}

/** Columns every record has besides its declared fields. */
export const systemFields = ['id', 'version', 'external_id', 'created_at', 'created_by', 'updated_at', 'updated_by'] as const;

/** A record as the API gives it: system columns, declared fields, and names of what it refers to. */
export type RecordOf<O extends ObjectDefinition> = SystemValues & {
  readonly [K in keyof O['fields']]: FieldValues[O['fields'][K]['kind']] | null;
};

export interface SystemValues {
  readonly id: string;
  /** Counts saves; send it back with a change to be told of a conflict. */
  readonly version: number;
  readonly external_id: string | null;
  readonly created_at: string;
  readonly created_by: string | null;
  readonly updated_at: string;
  readonly updated_by: string | null;
}

/** Declares an object once; storage, validation, API, forms, history and permissions follow from it. */
export function defineObject<const Fields extends Readonly<Record<string, Field>>>(definition: ObjectDefinition<Fields>): ObjectDefinition<Fields> {
  const names = [
    definition.nameField,
    definition.ownerField,
    definition.boardField,
    definition.rollup?.by,
    definition.rollup?.sum,
    definition.weighted?.sum,
    definition.weighted?.by,
  ].filter((name) => name !== undefined);
  const searched = [...(definition.search?.phones ?? []), ...(definition.search?.emails ?? [])];
  const used = [...names, ...searched, ...(definition.listFilters ?? []), ...definition.layout.flatMap((section) => section.fields)];
  const unknown = used.filter((name) => !(name in definition.fields));
  if (unknown.length > 0) throw new TypeError(`${definition.id} names fields it does not declare: ${unknown.join(', ')}`);
  return definition;
}

/** Ids of the fields whose past values are kept in version rows. */
export function historicFields(object: ObjectDefinition): string[] {
  return Object.keys(object.fields).filter((name) => object.fields[name]?.historic === true);
}
