import type { Field, FormulaField } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import { lookupField, rollupField } from './computed-fields.ts';
import type { FieldRow } from './schema-rows.ts';

type ComputedSpec = Extract<FieldSpec, { readonly kind: 'lookup' | 'rollup' }>;

/** The field the engine works with, as declared and put where its values lie; undefined when it depends on others. */
export function storedField(row: FieldRow): Field | undefined {
  const { spec, storage, slot, id } = row;
  if (isComputed(spec)) return undefined;
  const field = plainField(spec);
  if (field.kind === 'formula') return keptField(row, field);
  if (storage === 'slot' && slot !== null) return { ...field, column: slot };
  return storage === 'overflow' ? { ...field, column: `o_${id}`, overflow: true } : field;
}

/** A field that depends on others of its object and of those it is related to; undefined while these are not there. */
export function dependentField(row: FieldRow, owner: ObjectDefinition, find: (id: string) => ObjectDefinition | undefined): Field | undefined {
  const { spec } = row;
  const field = spec.kind === 'lookup' ? lookupField(spec, owner, find) : spec.kind === 'rollup' ? rollupField(spec, owner, find) : undefined;
  return field && keptField(row, field);
}

/** A computed field that is kept reads its slot once that is filled. */
function keptField({ slot, keptState }: FieldRow, field: FormulaField): FormulaField {
  if (slot === null || keptState === 'none') return field;
  const isReady = keptState === 'ready';
  return { ...field, kept: { slot, isReady }, ...(isReady && { column: slot }) };
}

function isComputed(spec: FieldSpec): spec is ComputedSpec {
  return spec.kind === 'lookup' || spec.kind === 'rollup';
}

function plainField(spec: Exclude<FieldSpec, ComputedSpec>): Field {
  if (spec.kind === 'auto_number') {
    const { pattern, kind: _, ...rest } = spec;
    return { ...rest, kind: 'text', readOnly: true, autoNumber: pattern };
  }
  if (spec.kind === 'formula') {
    const { kept: _, ...rest } = spec;
    return rest;
  }
  return spec;
}
