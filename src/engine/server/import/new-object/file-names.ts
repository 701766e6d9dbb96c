import { plainHeader } from '../../../contract/import/guess-mapping.ts';
import type { ImportPlan } from '../../../contract/import/import-plan.ts';
import type { Context } from '../../context.ts';
import type { ImportRow } from '../import.queries.ts';
import { plain } from '../look-up.ts';
import { listRows } from '../result.queries.ts';
import { findRepeats, readRowTexts } from '../row-texts.ts';

/** What the rows of a file will be called by others: by key, or by a name that only one of them has. */
export interface FileNames {
  /** Object the rows become; `import:<id>` of one that is yet to be made. */
  readonly object: string;
  /** Words by which a header means it, without case and spaces. */
  readonly nouns: readonly string[];
  readonly names: Pick<ReadonlyMap<string, unknown>, 'has'>;
}

const chunk = 2000;

/** Keys and unambiguous names of the rows of a file, as its plan reads them: without case, and as they are written. */
export async function namesOfRows(ctx: Context, importId: string, plan: ImportPlan, nameField: string | null): Promise<Map<string, string>> {
  const texts = readRowTexts(plan, await findRepeats(ctx, importId, plan));
  const keys = new Map<string, string>();
  const names = new Map<string, { name: string; count: number }>();
  for (let after = 0; ;) {
    const rows = await listRows(ctx, importId, after, chunk);
    if (rows.length === 0) break;
    for (const row of rows) {
      const own = texts.of(row);
      const key = own.get('external_id');
      const name = nameField === null ? undefined : (own.get(nameField) ?? texts.nameOf(row, own));
      if (key) keys.set(plain(key), key);
      if (name) names.set(plain(name), { name, count: (names.get(plain(name))?.count ?? 0) + 1 });
    }
    after = rows.at(-1)?.row_number ?? after;
  }
  for (const [text, { name, count }] of names) if (count === 1 && !keys.has(text)) keys.set(text, name);
  return keys;
}

/** Words for what a file holds: the file's own, its object's, and that of its key column. */
export function nounsOf(row: Pick<ImportRow, 'file_name' | 'headers'>, given: readonly string[]): string[] {
  const base = row.file_name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const first = /^(.+?)[\s_]?id$/i.exec(row.headers[0] ?? '')?.[1];
  // `all-companies` and `Sales_Orders` end with what they hold.
  const last = base.split(/[-_\s]/).at(-1) ?? '';
  const all = [base, last, first ?? '', ...given].map(plainHeader).flatMap((noun) => [noun, noun.replace(/ies$/, 'y').replace(/s$/, '')]);
  return [...new Set(all.filter((noun) => (/^[\x20-\x7e]*$/.test(noun) ? noun.length >= 4 : noun.length >= 2)))];
}

/** Whether a header speaks of such records: `Account Id`, `CONTACTID`, `客户编号`. */
export function speaksOf(header: string, nouns: readonly string[]): boolean {
  const plainText = plainHeader(header);
  return nouns.some((noun) => plainText.includes(noun));
}
