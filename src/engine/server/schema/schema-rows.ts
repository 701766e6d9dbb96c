import type { Session } from '#platform/server/database/database.ts';
import type { ChoiceDependency } from '../../contract/objects/fields.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import type { ObjectLayout, ObjectSpec, RuleSpec } from '../../contract/schema/schema-parts.ts';

/** A custom object as it is stored. */
export interface ObjectRow {
  readonly id: string;
  readonly spec: StoredObjectSpec;
  readonly version: number;
  readonly hiddenAt: Date | null;
}

/** What is kept of a custom object; its id is the row's. */
export type StoredObjectSpec = Omit<ObjectSpec, 'id'> & { readonly boardField?: string | null | undefined };

/** Where the values of an added field lie. */
export type FieldStorage = 'slot' | 'overflow' | 'link' | 'computed';

/** A field administrators added, as it is stored. */
export interface FieldRow {
  readonly object: string;
  readonly id: string;
  readonly spec: FieldSpec;
  readonly storage: FieldStorage;
  readonly slot: string | null;
  readonly indexState: 'none' | 'building' | 'ready';
  /** Of computed fields: whether their slot is kept up to date; `none` with a slot means that the slot is being emptied. */
  readonly keptState: 'none' | 'building' | 'ready';
  /** Counts the fillings of the slot, so that one that was begun before a change does not end it. */
  readonly keptRun: number;
  readonly keptDone: number;
  readonly keptTotal: number | null;
  readonly version: number;
  readonly hiddenAt: Date | null;
}

/** A rule as it is stored. */
export interface RuleRow {
  readonly id: string;
  readonly object: string;
  readonly spec: RuleSpec;
  readonly version: number;
}

/** A layout as it is stored. */
export interface LayoutRow {
  readonly object: string;
  readonly layout: ObjectLayout;
}

/** What the options of a choice field depend on, as it is stored. */
export interface DependencyRow {
  readonly object: string;
  readonly field: string;
  readonly spec: ChoiceDependency;
}

/** All that the administrators of one workspace have declared. */
export interface SchemaRows {
  readonly objects: readonly ObjectRow[];
  readonly fields: readonly FieldRow[];
  readonly rules: readonly RuleRow[];
  readonly layouts: readonly LayoutRow[];
  readonly dependencies: readonly DependencyRow[];
}

/** Reads everything declared in the connection's workspace; what is hidden comes along, marked. */
export async function loadSchema(session: Session): Promise<SchemaRows> {
  const [objects, fields, rules, layouts, dependencies] = await Promise.all([
    session.query<ObjectRow>({
      name: 'schema.objects',
      text: 'select id, spec, version, hidden_at as "hiddenAt" from engine_custom_object order by created_at, id',
    }),
    session.query<FieldRow>({
      name: 'schema.fields',
      text: `select object, id, spec, storage, slot, index_state as "indexState", version, hidden_at as "hiddenAt", kept_state as "keptState", kept_run as "keptRun",
        kept_done::float8 as "keptDone", kept_total::float8 as "keptTotal"
        from engine_custom_field order by object, position, id`,
    }),
    session.query<RuleRow>({ name: 'schema.rules', text: 'select id, object, spec, version from engine_rule order by object, created_at, id' }),
    session.query<LayoutRow>({ name: 'schema.layouts', text: 'select object, layout from engine_layout' }),
    session.query<DependencyRow>({
      name: 'schema.dependencies',
      text: 'select object, field, spec from engine_choice_dependency order by object, field',
    }),
  ]);
  return { objects, fields, rules, layouts, dependencies };
}
