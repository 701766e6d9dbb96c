import { createHash } from 'node:crypto';
import { fillTemplate } from '../../contract/import/fill-template.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { plain } from './look-up.ts';

/** A row of a file as it was staged. */
export interface StagedRow {
  readonly row_number: number;
  readonly cells: readonly string[];
}

/** Texts of rows by field, as one plan makes them. */
export interface RowTexts {
  /** Values mapped, empty ones left out, templates and defaults filled in. */
  of(row: StagedRow): Map<string, string>;
  /** What the name template makes of a row that has no name. */
  nameOf(row: StagedRow, texts: ReadonlyMap<string, string>): string;
}

/** Reads rows by a plan. `repeats` numbers the rows whose cells are all those of an earlier one, so that their keys differ. */
export function readRowTexts(plan: ImportPlan, repeats: ReadonlyMap<number, number>): RowTexts {
  const meanings = new Map(
    Object.entries(plan.values).map(([name, map]) => [name, new Map(Object.entries(map).map(([from, to]) => [plain(from), to]))] as const),
  );
  const columns = plan.columns.flatMap((name, index) => (name === null ? [] : [{ name, index, meaning: meanings.get(name) }]));
  const templates = Object.entries(plan.templates);
  const defaults = Object.entries(plan.defaults);
  const meaningOf = (name: string, text: string): string => meanings.get(name)?.get(plain(text)) ?? text;
  const holes = (row: StagedRow, texts: ReadonlyMap<string, string>) => (hole: string) => {
    if (hole === 'row_hash') return hashOf(row, repeats.get(row.row_number));
    const place = /^column_(\d+)$/.exec(hole)?.[1];
    return place === undefined ? (texts.get(hole) ?? null) : (row.cells[Number(place) - 1] ?? null);
  };
  return {
    of: (row) => {
      const texts = new Map<string, string>();
      for (const { name, index, meaning } of columns) {
        const text = row.cells[index]?.trim() ?? '';
        const meant = meaning === undefined || text === '' ? text : (meaning.get(plain(text)) ?? text);
        if (meant !== '') texts.set(name, meant);
      }
      for (const [name, template] of templates) {
        const text = texts.has(name) ? '' : meaningOf(name, fillTemplate(template, holes(row, texts)));
        if (text !== '') texts.set(name, text);
      }
      for (const [name, text] of defaults) if (!texts.has(name)) texts.set(name, text);
      return texts;
    },
    nameOf: (row, texts) => fillTemplate(plan.nameTemplate ?? '', holes(row, texts)),
  };
}

/** What a text stands for, decided once for all rows. */
export function mapped(plan: ImportPlan, name: string, text: string): string {
  const hit = Object.entries(plan.values[name] ?? {}).find(([from]) => plain(from) === plain(text));
  return hit ? hit[1] : text;
}

/** Fields the rows of a plan may have texts for. */
export function fieldsOf(plan: ImportPlan): Set<string> {
  return new Set([...plan.columns, ...Object.keys(plan.templates), ...Object.keys(plan.defaults)].filter((name) => name !== null));
}

/** Which rows of the file repeat another one whole, and for the how-manieth time; asked only by plans whose key is the row itself. */
export async function findRepeats(ctx: Context, importId: string, plan: ImportPlan): Promise<ReadonlyMap<number, number>> {
  if (!Object.values(plan.templates).some((template) => template.includes('{row_hash}'))) return new Map();
  const rows = await ctx.session.query<{ row_number: number; nth: number }>({
    text: `select row_number, nth from (select row_number, row_number() over (partition by cells order by row_number)::int as nth
      from engine_import_row where workspace_id = $1 and import_id = $2) x where nth > 1`,
    values: [ctx.workspace.id, importId],
  });
  return new Map(rows.map((row) => [row.row_number, row.nth]));
}

function hashOf(row: StagedRow, nth: number | undefined): string {
  const hash = createHash('sha256').update(row.cells.join('\u001F')).digest('hex').slice(0, 20);
  return nth === undefined ? hash : `${hash}-${nth}`;
}
