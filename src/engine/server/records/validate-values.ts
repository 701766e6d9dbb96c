import type { z } from 'zod';
import type { Issue } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { findNearestName } from '../../contract/expression/nearest-name.ts';
import type { Field, FieldValue } from '../../contract/objects/fields.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { Context } from '../context.ts';
import { type ObjectStorage, type StoredField, canonicalValue } from '../fields/object-storage.ts';
import { hiddenFields, lockedFields } from '../policy/field-access.ts';
import type { Values } from './guard.ts';

/** Canonical values, and what is wrong with the others. */
export interface ValidatedValues {
  readonly values: Values;
  readonly issues: readonly Issue[];
}

/** Checks what a caller wants to write, field by field, and brings it into canonical form. */
export function validateValues(ctx: Context, storage: ObjectStorage, input: Readonly<Record<string, unknown>>, asSystem: boolean): ValidatedValues {
  const hidden = hiddenFields(ctx.actor, storage.object.id);
  const locked = lockedFields(ctx.actor, storage.object.id);
  const values: Record<string, FieldValue> = {};
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const stored = storage.byName.get(name);
    if (!stored || (hidden.includes(name) && !asSystem)) {
      issues.push(unknownField(storage, name));
    } else if (!mayWrite(stored, asSystem, locked)) {
      issues.push(notWritable(stored));
    } else if (value === null) {
      values[name] = null;
    } else {
      const parsed = schemaOf(stored.field).safeParse(value);
      if (parsed.success) values[name] = canonicalValue(stored.field, parsed.data);
      else issues.push(wrongValue(stored, value));
    }
  }
  return { values, issues };
}

/** Issues for required fields that would be empty after the change; of an existing record only what the change empties. */
export function requiredIssues(storage: ObjectStorage, after: Values, changed: readonly string[] | null): Issue[] {
  return storage.fields
    .filter(({ name, field }) => field.required === true && (after[name] ?? null) === null && (changed === null || changed.includes(name)))
    .map(({ name, field }) => ({
      field: name,
      code: 'record.required',
      message: { zh: `请填写“${field.label.zh}”：它是必填项。`, en: `Fill in “${field.label.en}”: it is required.` },
    }));
}

/** Values a new record begins with where the caller gave none. */
export function initialValues(ctx: Context, storage: ObjectStorage, given: Values): Values {
  const values: Record<string, FieldValue> = {};
  for (const { name, field } of storage.fields) {
    const value = given[name];
    if (value !== undefined) values[name] = value;
    else if (field.initial !== undefined) values[name] = field.initial;
    // A new record belongs to whoever makes it, unless an owner, or none, is given.
    else values[name] = name === storage.object.ownerField ? ctx.actor.memberId : null;
  }
  return values;
}

function mayWrite(stored: StoredField, asSystem: boolean, locked: readonly string[]): boolean {
  if (stored.field.kind === 'formula') return false;
  return asSystem || (stored.field.readOnly !== true && !locked.includes(stored.name));
}

const schemas = new WeakMap<Field, z.ZodType<FieldValue>>();

function schemaOf(field: Field): z.ZodType<FieldValue> {
  let schema = schemas.get(field);
  if (!schema) {
    schema = rulesOf(field).schema(field);
    schemas.set(field, schema);
  }
  return schema;
}

function unknownField(storage: ObjectStorage, name: string): Issue {
  const near = findNearestName(name, storage.byName.keys());
  const hint: Label = near === undefined ? { zh: '请去掉。', en: 'remove it.' } : { zh: `是否想写“${near}”？`, en: `did you mean “${near}”?` };
  const { label } = storage.object;
  return {
    field: name,
    code: 'record.unknown_field',
    message: { zh: `${label.zh}没有字段“${name}”，${hint.zh}`, en: `${label.en} has no field “${name}”; ${hint.en}` },
  };
}

function notWritable({ name, field }: StoredField): Issue {
  return {
    field: name,
    code: 'record.read_only',
    message: {
      zh: `“${field.label.zh}”由系统维护或你的角色不能修改，请去掉这一项。`,
      en: `“${field.label.en}” is kept by the system or closed to your role; leave it out.`,
    },
  };
}

function wrongValue({ name, field }: StoredField, value: unknown): Issue {
  const expected = rulesOf(field).expected(field);
  const given = (JSON.stringify(value) ?? String(value)).slice(0, 80);
  return {
    field: name,
    code: 'record.invalid_value',
    message: { zh: `“${field.label.zh}”应为${expected.zh}；收到的是 ${given}。`, en: `“${field.label.en}” must be ${expected.en}; got ${given}.` },
    facts: { given },
  };
}
