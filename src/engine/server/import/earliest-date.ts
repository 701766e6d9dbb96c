import type { ImportPlan } from '../../contract/import/import-plan.ts';
import { parseDateText } from '../../contract/objects/parse-field-text.ts';
import type { Context } from '../context.ts';
import * as queries from './import.queries.ts';
import { targetOfImport } from './import-setting.ts';

/** The first date in the columns that are dates; null when there is none. */
export async function findEarliestDate(ctx: Context, row: Pick<queries.ImportRow, 'id' | 'object'>, plan: ImportPlan): Promise<string | null> {
  if (ctx.registry.importKinds.has(row.object)) return null;
  const { fields } = targetOfImport(ctx, row.object).object;
  const dated = plan.columns.flatMap((name, index) =>
    name !== null && (fields[name]?.kind === 'date' || fields[name]?.kind === 'datetime') ? [index] : [],
  );
  const texts = await queries.listEarliestTexts(ctx, row.id, [...dated, ...plan.stageDates.map((stageDate) => stageDate.column)]);
  return texts.flatMap((text) => parseDateText(text.slice(0, 10)) ?? []).toSorted()[0] ?? null;
}
