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
        const numbers = await takeNumbers(ctx, object.id, name, wanting.length);
        const day = dayOf(ctx.now, ctx.workspace.timeZone);
        for (const [order, at] of wanting.entries()) {
          const values = given[at];
          if (values) values[name] = writeNumber(pattern, numbers[order] ?? '', day);
        }
      }
      return given.map((values) => (Object.keys(values).length > 0 ? { values } : {}));
    },
  };
}

async function takeNumbers(ctx: Context, object: string, field: string, amount: number): Promise<string[]> {
  const rows = await ctx.session.query<{ number: string }>({
    name: 'schema.next_numbers',
    text: 'select n::text as number from engine_next_numbers($1, $2, $3) n',
    values: [object, field, amount],
  });
  return rows.map((row) => row.number);
}

/** `C-{YYYY}{0000}` with the 17th number on a day of 2026 is `C-20260017`. */
export function writeNumber(pattern: string, number: string, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts: Readonly<Record<string, string>> = { YYYY: year, YY: year.slice(2), MM: month, DD: date };
  return pattern.replaceAll(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? number.padStart(part.length, '0'));
}
