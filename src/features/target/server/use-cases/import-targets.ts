import { parse } from 'csv-parse/sync';
import { AppError } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { parseTargetRows, type TargetLine, type TargetLineError } from '../../contract/parse-target-csv.ts';
import type { TargetCellInput } from '../../contract/target.routes.ts';
import { requireVersion } from '../present-version.ts';
import { requireDraft, requireEdit } from '../target.policy.ts';
import { listDepartments, listService } from '../target.queries.ts';
import { writeTargetCells } from './write-cells.ts';

interface ImportTargets {
  id: string;
  metric: string;
  level: 'minimum' | 'target' | 'stretch';
  csv: string;
  dryRun: boolean;
}

/** Fills a draft from a file: all lines or, when one is wrong, none, with every fault named by line. */
export async function importTargets(ctx: Context, input: ImportTargets): Promise<{ rows: number; written: number; errors: TargetLineError[] }> {
  requireEdit(ctx.actor);
  requireDraft(await requireVersion(ctx, input.id));
  const { lines, errors } = parseTargetRows(readRows(input.csv));
  const found = await findUnits(ctx);
  const products = await findProducts(ctx, lines);
  const cells: TargetCellInput[] = [];
  for (const line of lines) {
    const unit = found(line.who);
    const product = line.product === '' ? null : products.get(line.product.toLowerCase());
    if (!unit) errors.push(unknownWho(line));
    else if (product === undefined) errors.push(unknownProduct(line));
    else
      cells.push({
        ...unit,
        ...(product === null ? {} : { product }),
        period: line.period,
        value: line.value,
        ...(line.currency ? { currency: line.currency } : {}),
      });
  }
  if (errors.length > 0 || input.dryRun || cells.length === 0)
    return { rows: lines.length, written: 0, errors: errors.toSorted((a, b) => a.line - b.line) };
  const { written } = await writeTargetCells(ctx, { id: input.id, metric: input.metric, level: input.level, cells });
  return { rows: lines.length, written, errors: [] };
}

function readRows(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw new AppError('invalid', 'target.csv', { zh: '这不是可读的 CSV 文件。', en: 'This is no readable CSV file.' });
  }
}

type Unit = Pick<TargetCellInput, 'unit' | 'unitId'>;

/** Finds who is meant by external id, e-mail or name; a name two people share finds neither. */
async function findUnits(ctx: Context): Promise<(who: string) => Unit | undefined> {
  const byText = new Map<string, Unit | null>();
  const add = (text: string | null, unit: Unit) => {
    if (text === null) return;
    const known = byText.get(text.toLowerCase());
    byText.set(text.toLowerCase(), known === undefined || known?.unitId === unit.unitId ? unit : null);
  };
  for (const department of await listDepartments(ctx.session)) add(department.name, { unit: 'department', unitId: department.id });
  for (const person of await listService(ctx.session)) {
    const unit: Unit = { unit: 'member', unitId: person.member_id };
    for (const text of [person.external_id, person.email, person.name]) add(text, unit);
  }
  const company: Unit = { unit: 'company' };
  return (who) => (['公司', 'company'].includes(who.toLowerCase()) ? company : (byText.get(who.toLowerCase()) ?? undefined));
}

async function findProducts(ctx: Context, lines: readonly TargetLine[]): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(lines.map((line) => line.product.toLowerCase()).filter((name) => name !== ''))];
  if (names.length === 0) return new Map();
  const rows = await ctx.session.query<{ id: string; name: string }>({
    text: 'select id, lower(name) as name from product where lower(name) = any($1::text[])',
    values: [names],
  });
  return new Map(rows.map((row) => [row.name, row.id]));
}

function unknownWho(line: TargetLine): TargetLineError {
  return {
    line: line.line,
    column: 'who',
    message: {
      zh: `找不到成员或部门“${line.who}”（或重名）；请用外部编号或邮箱。`,
      en: `No member or department “${line.who}”, or several of that name; use the external id or e-mail.`,
    },
  };
}

function unknownProduct(line: TargetLine): TargetLineError {
  return { line: line.line, column: 'product', message: { zh: `找不到产品“${line.product}”。`, en: `No product “${line.product}”.` } };
}
