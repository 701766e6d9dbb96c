import { type AppError, conflict, type Issue, invalid } from '#platform/contract/errors.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { Context } from '../context.ts';
import { type ObjectStorage, sameValue, type StoredField } from '../fields/object-storage.ts';
import { alwaysMaskedFields } from '../policy/field-access.ts';
import { missingReference, notUnique } from './batch-checks.ts';
import type { Values } from './guard.ts';
import type { RecordState } from './record-row.ts';

/** What the database refused, said of the field; the same error when it is not about one of our fields. */
export function explainRefusal(storage: ObjectStorage, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('constraint' in error)) return error;
  const constraint = String(error.constraint);
  if (error.code === '23505') return refusalOf(storage, constraint, notUnique) ?? error;
  if (error.code === '23503') return refusalOf(storage, constraint, missingReference) ?? error;
  if (error.code === '23514') return refusalOf(storage, constraint, outsideCheck) ?? error;
  return error;
}

/** Constraints carry the column's name, whether the migration named them or PostgreSQL did. */
function refusalOf(storage: ObjectStorage, constraint: string, issue: (stored: StoredField) => Issue): AppError | undefined {
  const rest = constraint.startsWith(`${storage.table}_`) ? constraint.slice(storage.table.length + 1).replace(/^workspace_id_/, '') : '';
  const found = storage.fields
    .flatMap((stored) => stored.columns.map((column) => ({ stored, name: column.name })))
    .filter(({ name }) => rest === name || rest.startsWith(`${name}_`))
    .toSorted((left, right) => right.name.length - left.name.length)[0];
  return found && invalid([issue(found.stored)]);
}

function outsideCheck({ name, field }: StoredField): Issue {
  const expected = rulesOf(field).expected(field);
  return {
    field: name,
    code: 'record.invalid_value',
    message: { zh: `“${field.label.zh}”应为${expected.zh}。`, en: `“${field.label.en}” must be ${expected.en}.` },
  };
}

/** Somebody saved the record in between: shows their value and the caller's for each field that differs. */
export function versionConflict(ctx: Context, storage: ObjectStorage, current: RecordState, wanted: Values): AppError {
  const setting = { locale: ctx.locale, currency: ctx.workspace.currency, timeZone: ctx.workspace.timeZone };
  const masked = alwaysMaskedFields(ctx.actor, storage.object.id);
  const show = (stored: StoredField, value: FieldValue): string =>
    value === null ? '∅' : rulesOf(stored.field).format(value, stored.field, setting);
  const issues = storage.fields.flatMap((stored): Issue[] => {
    const mine = wanted[stored.name];
    const theirs = current.values[stored.name] ?? null;
    if (mine === undefined || sameValue(mine, theirs)) return [];
    if (masked.includes(stored.name)) return [changedPrivate(stored)];
    const { zh, en } = stored.field.label;
    return [
      {
        field: stored.name,
        code: 'record.changed_meanwhile',
        message: {
          zh: `“${zh}”现在是 ${show(stored, theirs)}，你要改为 ${show(stored, mine)}。`,
          en: `“${en}” is now ${show(stored, theirs)}; you want ${show(stored, mine)}.`,
        },
        facts: { theirs: JSON.stringify(theirs), yours: JSON.stringify(mine) },
      },
    ];
  });
  const label = {
    zh: '保存前，别人已修改了这条记录。请比较两边的值，再决定保留哪一个。',
    en: 'Somebody changed this record before you saved. Compare both values and decide which to keep.',
  };
  const facts = { id: current.id, version: current.version, updatedAt: current.updated_at, updatedBy: current.updated_by };
  return conflict('record.version_conflict', label, facts, issues);
}

function changedPrivate({ name, field }: StoredField): Issue {
  return {
    field: name,
    code: 'record.changed_meanwhile',
    message: { zh: `“${field.label.zh}”已被修改（私密字段，不显示值）。`, en: `“${field.label.en}” was changed; it is private and not shown.` },
  };
}
