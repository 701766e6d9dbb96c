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
  readonly names: ReadonlySet<string>;
}

const chunk = 2000;

/** Keys and unambiguous names of the rows of a file, as its plan reads them. */
export async function namesOfRows(ctx: Context, importId: string, plan: ImportPlan, nameField: string | null): Promise<Set<string>> {
  const texts = readRowTexts(plan, await findRepeats(ctx, importId, plan));
  const keys = new Set<string>();
  const names = new Map<string, number>();
  for (let after = 0; ;) {
    const rows = await listRows(ctx, importId, after, chunk);
    if (rows.length === 0) break;
    for (const row of rows) {
      const own = texts.of(row);
      const key = own.get('external_id');
      const name = nameField === null ? undefined : (own.get(nameField) ?? texts.nameOf(row, own));
      if (key) keys.add(plain(key));
      if (name) names.set(plain(name), (names.get(plain(name)) ?? 0) + 1);
    }
    after = rows.at(-1)?.row_number ?? after;
  }
  for (const [name, count] of names) if (count === 1) keys.add(name);
  return keys;
}

/** Words for what a file holds: the file's own, its object's, and that of its key column. */
export function nounsOf(row: Pick<ImportRow, 'file_name' | 'headers'>, given: readonly string[]): string[] {
  const base = row.file_name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const first = /^(.+?)[\s_]?id$/i.exec(row.headers[0] ?? '')?.[1];
  const all = [base, first ?? '', ...given].map(plainHeader).flatMap((noun) => [noun, noun.replace(/ies$/, 'y').replace(/s$/, '')]);
  return [...new Set(all.filter((noun) => (/^[\x20-\x7e]*$/.test(noun) ? noun.length >= 4 : noun.length >= 2)))];
}

/** Whether a header speaks of such records: `Account Id`, `CONTACTID`, `客户编号`. */
export function speaksOf(header: string, nouns: readonly string[]): boolean {
  const plainText = plainHeader(header);
  return nouns.some((noun) => plainText.includes(noun));
}
