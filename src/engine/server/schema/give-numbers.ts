import { dayOf } from '#platform/contract/format/format-date.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import type { RecordDerivation } from '../records/guard.ts';

/** Numbers new records by the patterns of the object's fields; undefined when it has none. */
export function numberGiver(object: ObjectDefinition): RecordDerivation | undefined {
  const numbered = Object.entries(object.fields).flatMap(([name, { autoNumber }]) =>
    autoNumber === undefined ? [] : [{ name, pattern: autoNumber }],
  );
  if (numbered.length === 0) return undefined;
  return {
    object: object.id,
    derive: async (ctx, changes) => {
      const given: Record<string, string>[] = changes.map(() => ({}));
      for (const { name, pattern } of numbered) {
        const wanting = changes.flatMap(({ before, after }, at) => (before === null && (after?.[name] ?? null) === null ? [at] : []));
        if (wanting.length === 0) continue;
        const day = dayOf(ctx.now, ctx.workspace.timeZone);
        const numbers = await takeNumbers(ctx, { object: object.id, field: name, period: periodOf(pattern, day), amount: wanting.length });
        for (const [order, at] of wanting.entries()) {
          const values = given[at];
          if (values) values[name] = writeNumber(pattern, numbers[order] ?? '', day);
        }
      }
      return given.map((values) => (Object.keys(values).length > 0 ? { values } : {}));
    },
  };
}

interface Wanted {
  readonly object: string;
  readonly field: string;
  readonly period: string;
  readonly amount: number;
}

async function takeNumbers(ctx: Context, { object, field, period, amount }: Wanted): Promise<string[]> {
  const rows = await ctx.session.query<{ number: string }>({
    name: 'schema.next_numbers',
    text: 'select n::text as number from engine_next_numbers($1, $2, $3, $4) n',
    values: [object, field, period, amount],
  });
  return rows.map((row) => row.number);
}

/** The year, month or day within which the count of a pattern runs; empty for one that never begins anew. */
export function periodOf(pattern: string, day: string): string {
  if (pattern.includes('{DD}')) return day;
  if (pattern.includes('{MM}')) return day.slice(0, 7);
  return /\{YY(YY)?\}/.test(pattern) ? day.slice(0, 4) : '';
}

/** `C-{YYYY}{0000}` with the 17th number on a day of 2026 is `C-20260017`. */
export function writeNumber(pattern: string, number: string, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts: Readonly<Record<string, string>> = { YYYY: year, YY: year.slice(2), MM: month, DD: date };
  return pattern.replaceAll(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? number.padStart(part.length, '0'));
}
