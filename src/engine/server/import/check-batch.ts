import type { RouteOutput } from '#platform/contract/route.ts';
import type * as routes from '../../contract/import/import-batch.routes.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { inOrder, requireOwnBatch } from './batch.ts';
import { findBatch } from './batch.queries.ts';
import { suggestPlan } from './draft-import.ts';
import * as queries from './import.queries.ts';
import { plain } from './look-up.ts';
import { namesOfRows } from './new-object/file-names.ts';
import { mapped } from './row-texts.ts';
import { findUnknownTexts, squeeze } from './unknown-texts.ts';

type Checked = RouteOutput<typeof routes.checkBatch>;

interface Planned {
  readonly row: queries.ImportRow;
  readonly plan: ImportPlan;
}

/** What the files of a run will call records: as it is looked up, and for those that are nearly it. */
interface Names {
  readonly exact: ReadonlyMap<string, string>;
  readonly squeezed: ReadonlyMap<string, string>;
}

/** Which columns refer to which files of the run, and which texts stand for nothing, neither here nor in another file of it. */
export async function checkBatch(ctx: Context, input: { id: string }): Promise<Checked> {
  const batch = requireOwnBatch(ctx, await findBatch(ctx, input.id));
  const files: Planned[] = [];
  for (const row of inOrder(ctx, await queries.listOfBatch(ctx, batch.id))) files.push({ row, plan: await suggestPlan(ctx, row) });
  const known = new Map<string, Promise<Names>>();
  const namesOf = (object: string): Promise<Names> => {
    const asked = known.get(object) ?? namesInFiles(ctx, files, object);
    known.set(object, asked);
    return asked;
  };
  const checked: Checked['files'] = [];
  for (const file of files) checked.push(await checkFile(ctx, file, files, namesOf));
  return { files: checked };
}

async function checkFile(
  ctx: Context,
  { row, plan }: Planned,
  files: readonly Planned[],
  namesOf: (object: string) => Promise<Names>,
): Promise<Checked['files'][number]> {
  const object = ctx.registry.objects.get(row.object);
  if (!object) return { id: row.id, unknown: [], options: {}, relations: [] };
  const { unknown, options } = await findUnknownTexts(ctx, row.id, row.object, plan);
  const open = [];
  for (const text of unknown) {
    const field = object.fields[text.field];
    const target = field?.kind === 'reference' ? field.object : field?.kind === 'member' ? people : undefined;
    const names = target === undefined ? undefined : await namesOf(target);
    if (names?.exact.has(plain(mapped(plan, text.field, text.text)))) continue;
    const probable = names?.squeezed.get(squeeze(text.text));
    open.push({ ...text, suggestion: text.suggestion ?? probable ?? null, isReference: names !== undefined });
    if (probable !== undefined) options[text.field] = [...(options[text.field] ?? []), { value: probable, label: { zh: probable, en: probable } }];
  }
  const relations = plan.columns.flatMap((name, column) => {
    const field = name === null ? undefined : object.fields[name];
    if (field?.kind !== 'reference') return [];
    const target = files.find((file) => file.row.object === field.object && file.row.id !== row.id);
    const label = ctx.registry.objects.get(field.object)?.label ?? field.label;
    return [{ column, header: row.headers[column] ?? '', file: target?.row.file_name ?? null, label: { ...label } }];
  });
  return { id: row.id, unknown: open, options, relations };
}

const people = 'organisation_member';

/** Keys and names that the files of the run will give to records of an object, or to people. */
async function namesInFiles(ctx: Context, files: readonly Planned[], object: string): Promise<Names> {
  const names = new Map<string, string>();
  for (const { row, plan } of files) {
    const kind = ctx.registry.importKinds.get(row.object);
    const isMeant = object === people ? kind !== undefined && kind.nameField !== null : row.object === object;
    if (!isMeant) continue;
    const nameField = kind ? kind.nameField : (ctx.registry.objects.get(object)?.nameField ?? null);
    for (const [text, name] of await namesOfRows(ctx, row.id, plan, nameField)) names.set(text, name);
  }
  return { exact: names, squeezed: new Map([...names.values()].map((name) => [squeeze(name), name])) };
}
