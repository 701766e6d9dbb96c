import { addDays, clockOf, dayOf, endOfDay } from '#platform/contract/format/format-date.ts';
import type { FilterCondition } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';

/** The calendar day of a stored date or moment. */
export function dayOfValue(value: unknown, timeZone: string): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return value.length === 10 ? value : dayOf(new Date(value), timeZone);
}

/** What is stored for a day: the day itself, or the moment at that clock time in the workspace's zone. */
export function valueOnDay(field: Field, day: string, timeZone: string, clock = '09:00'): string {
  if (field.kind !== 'datetime') return day;
  const start = endOfDay(addDays(day, -1), timeZone).getTime() + 1;
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return new Date(start + (hours * 60 + minutes) * 60_000).toISOString();
}

/** The value a record gets when it is carried to another day; a moment keeps its clock time. */
export function movedTo(field: Field, value: unknown, day: string, timeZone: string): string {
  if (field.kind !== 'datetime' || typeof value !== 'string') return valueOnDay(field, day, timeZone);
  return valueOnDay(field, day, timeZone, clockOf(new Date(value), timeZone));
}

/** The conditions that keep a list to some days; `to` may be left open. */
export function withinDays(name: string, field: Field, from: string, to: string | undefined, timeZone: string): readonly FilterCondition[] {
  const isMoment = field.kind === 'datetime';
  const since = isMoment ? valueOnDay(field, from, timeZone, '00:00') : from;
  const until = to === undefined ? undefined : isMoment ? endOfDay(to, timeZone).toISOString() : to;
  return [{ field: name, op: 'gte', value: since }, ...(until === undefined ? [] : [{ field: name, op: 'lte' as const, value: until }])];
}
