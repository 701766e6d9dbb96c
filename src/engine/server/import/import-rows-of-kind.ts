import { AppError } from '#platform/contract/errors.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import type { ImportKind, KindResult, KindRow } from './import-kind.ts';
import { fieldMissing } from './import-issues.ts';
import { listRows } from './result.queries.ts';
import { readRowTexts } from './row-texts.ts';
import type { RowResult } from './write-rows.ts';

/** Such files are written whole, in one transaction. */
const rowLimit = 20_000;

/** The rows of a file by field, as its plan maps them. */
export async function readKindRows(ctx: Context, importId: string, plan: ImportPlan): Promise<KindRow[]> {
  const staged = await listRows(ctx, importId, 0, rowLimit + 1);
  if (staged.length > rowLimit)
    throw new AppError('invalid', 'import.too_many_rows', {
      zh: `这类文件最多 ${rowLimit} 行，请分成几个文件。`,
      en: `Such a file may have ${rowLimit} rows; split it.`,
    });
  const texts = readRowTexts(plan, new Map());
  return staged.map((row) => ({ number: row.row_number, texts: texts.of(row) }));
}

/** Writes the rows of a file that makes more than records; those without a name are refused. */
export async function writeKindRows(ctx: Context, importId: string, kind: ImportKind, plan: ImportPlan) {
  const rows = await readKindRows(ctx, importId, plan);
  const { nameField } = kind;
  const isNamed = (row: KindRow): boolean => nameField === null || row.texts.has(nameField);
  const { results, made } = await kind.write(ctx, rows.filter(isNamed), plan);
  const nameless = nameField === null ? [] : rows.filter((row) => !isNamed(row)).map((row) => withoutName(kind, nameField, row));
  const all: RowResult[] = [...results, ...nameless].map((result) => ({ ...result, recordId: null, warnings: [], version: null, before: null }));
  return { results: all, made };
}

function withoutName(kind: ImportKind, nameField: string, row: KindRow): KindResult {
  return { number: row.number, verdict: 'error', issues: [fieldMissing(nameField, kind.fields[nameField]?.label ?? kind.label)] };
}
