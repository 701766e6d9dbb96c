import { invalid } from '#platform/contract/errors.ts';
import { isWritable } from '../../contract/records/record-schemas.ts';
import type { Context } from '../context.ts';
import { storageOf } from '../fields/object-storage.ts';
import { lockedFields } from '../policy/field-access.ts';
import { updateRecord } from '../records/update-records.ts';
import { findPastState, namedObject } from './read-record-at.ts';

interface RestoreValues {
  readonly object: string;
  readonly id: string;
  readonly at: string;
  readonly fields?: readonly string[] | undefined;
  readonly version?: number | undefined;
}

/** Sets fields back to what they were at an instant through the usual write path with all its rules; one event, whose cause says so. */
export async function restoreValues(ctx: Context, input: RestoreValues): Promise<{ id: string; version: number; fields: string[] }> {
  const storage = storageOf(namedObject(ctx, input.object));
  const past = await findPastState(ctx, storage, input.id, new Date(input.at));
  if (!past.exists) throw notThereYet();
  const locked = lockedFields(ctx.actor, input.object);
  const wanted = Object.entries(past.values).filter(([name, value]) => {
    if (input.fields) return input.fields.includes(name);
    const stored = storage.byName.get(name);
    return (
      stored !== undefined && name !== 'external_id' && isWritable(stored.field) && !locked.includes(name) && !sameNow(past.current[name], value)
    );
  });
  const unknown = input.fields?.find((name) => !(name in past.values));
  if (unknown !== undefined) throw unknownField(unknown);
  const values = Object.fromEntries(wanted);
  if (wanted.length === 0) return { id: input.id, version: past.current.version, fields: [] };
  const row = await updateRecord(tellingOf(ctx, `restore:${input.at}`), input.object, input.id, values, { expectedVersion: input.version });
  return { id: row.id, version: row.version, fields: wanted.map(([name]) => name) };
}

/** The same context, whose events say what led to them. */
export function tellingOf(ctx: Context, cause: string): Context {
  return { ...ctx, emit: (event) => ctx.emit({ ...event, cause: event.cause ?? cause }) };
}

function sameNow(now: unknown, then: unknown): boolean {
  return JSON.stringify(now ?? null) === JSON.stringify(then);
}

function notThereYet() {
  return invalid([
    {
      field: 'at',
      code: 'history.not_there',
      message: { zh: '这条记录在那一时刻不存在，请选择另一个时刻。', en: 'The record did not exist at that instant; choose another.' },
    },
  ]);
}

/** The field does not exist for the caller. */
export function unknownField(name: string) {
  return invalid([
    {
      field: 'fields',
      code: 'history.unknown_field',
      message: { zh: `没有字段“${name}”，或者你无权查看它。`, en: `There is no field “${name}”, or you may not see it.` },
      facts: { field: name },
    },
  ]);
}
