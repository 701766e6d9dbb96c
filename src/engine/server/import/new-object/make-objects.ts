import { invalid } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type * as routes from '../../../contract/import/import-batch.routes.ts';
import { ImportPlan } from '../../../contract/import/import-plan.ts';
import type { NewColumn, NewObject } from '../../../contract/import/new-object.ts';
import { FieldSpec } from '../../../contract/schema/field-spec.ts';
import { ObjectSpec } from '../../../contract/schema/schema-parts.ts';
import type { Context } from '../../context.ts';
import { createField } from '../../schema/manage-fields.ts';
import { createObject } from '../../schema/manage-objects.ts';
import { requireSchemaManager } from '../../schema/working-schema.ts';
import { requireOwnBatch } from '../batch.ts';
import * as batches from '../batch.queries.ts';
import { saveKind } from '../draft.queries.ts';
import * as queries from '../import.queries.ts';
import { keepMapping } from '../mappings.ts';
import { unplacedKind } from '../unplaced-kind.ts';
import { idOfName } from './header-labels.ts';
import { proposeObjects } from './propose-objects.ts';

/** The objects we would make for the files of the run that fit none; an administrator's to decide. */
export async function proposeNewObjects(ctx: Context, input: { id: string }): Promise<{ proposals: NewObjectProposals }> {
  const batch = requireOwnBatch(ctx, await batches.findBatch(ctx, input.id));
  requireSchemaManager(ctx);
  return { proposals: await proposeObjects(ctx, await queries.listOfBatch(ctx, batch.id)) };
}

type NewObjectProposals = Awaited<ReturnType<typeof proposeObjects>>;

/** Makes objects for files that fit none, each a change of the schema of its own, and takes the files for them. */
export async function makeObjects(ctx: Context, input: RouteInput<typeof routes.makeObjects>): Promise<{ objects: string[] }> {
  const batch = requireOwnBatch(ctx, await batches.lockBatch(ctx, input.id));
  const rows = await queries.listOfBatch(ctx, batch.id);
  const made = new Map<string, string>();
  for (const given of input.objects) {
    const row = rows.find((each) => each.id === given.import && each.object === unplacedKind.id);
    if (!row) throw invalid([notOpen]);
    made.set(`import:${row.id}`, (await createObject(ctx, objectSpec(given))).id);
  }
  for (const given of input.objects) {
    const object = made.get(`import:${given.import}`) ?? '';
    for (const column of given.columns) {
      const spec = fieldSpec(column, made);
      if (spec) await createField(ctx, { object, id: column.id, spec });
    }
    const row = rows.find((each) => each.id === given.import);
    if (row) await takeFor(ctx, row, object, given);
  }
  const objects = [...made.values()];
  await batches.keepMade(ctx, batch.id, objects);
  return { objects };
}

async function takeFor(ctx: Context, row: queries.ImportRow, object: string, given: NewObject): Promise<void> {
  const plan = planOf(row, given);
  await saveKind(ctx, row.id, object);
  await queries.savePlan(ctx, row.id, plan);
  await queries.markImport(ctx, row.id, 'staged');
  // The next such file is read the same way.
  await keepMapping(ctx, { ...row, object, plan }, ImportPlan.parse({ columns: [] }));
}

function planOf(row: queries.ImportRow, given: NewObject): ImportPlan {
  const byPlace = new Map(given.columns.map((column) => [column.column, column]));
  const hasKey = given.columns.some(({ use }) => use === 'key');
  return ImportPlan.parse({
    columns: row.headers.map((_, place) => fieldOf(byPlace.get(place))),
    dateOrder: given.dateOrder,
    rounds: true,
    // Rows without a key of their own are known again by what they say.
    ...(!hasKey && { templates: { external_id: '{row_hash}' } }),
    ...(hasName(given) && { nameTemplate: '{external_id}' }),
  });
}

function fieldOf(column: NewColumn | undefined): string | null {
  if (!column || column.use === 'skip') return null;
  const own = { key: 'external_id', name: 'name', owner: 'owner' };
  return column.use === 'key' || column.use === 'name' || column.use === 'owner' ? own[column.use] : column.id;
}

function objectSpec(given: NewObject): ObjectSpec {
  const { id, label, labelPlural, columns } = given;
  const name = columns.find(({ use }) => use === 'name');
  const prefix = id
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 4)
    .toUpperCase();
  return ObjectSpec.parse({
    id,
    label,
    labelPlural,
    ...(name ? { nameLabel: name.label } : { nameLabel: { zh: '编号', en: 'Number' }, namePattern: `${prefix}-{00000}` }),
    owned: columns.some(({ use }) => use === 'owner'),
  });
}

const hasName = (given: NewObject): boolean => given.columns.some(({ use }) => use === 'name');

/** The field of a column; undefined for those that are no field of their own. */
function fieldSpec(column: NewColumn, made: ReadonlyMap<string, string>): FieldSpec | undefined {
  const { use, label, header, scale, options, object } = column;
  if (use === 'skip' || use === 'key' || use === 'name' || use === 'owner') return undefined;
  const base = { kind: use, label, aliases: header.trim() === '' || header.length > 120 ? [] : [header] };
  const parsed = FieldSpec.safeParse({
    ...base,
    ...(use === 'number' && { scale: scale ?? 0 }),
    ...(use === 'choice' && { options: (options ?? []).map(optionOf) }),
    ...(use === 'reference' && { object: made.get(object ?? '') ?? object, onDelete: 'clear' }),
  });
  if (!parsed.success || (use === 'reference' && (object === undefined || (object.startsWith('import:') && !made.has(object)))))
    throw invalid([wrongColumn(column)]);
  return parsed.data;
}

function optionOf(text: string, at: number, all: readonly string[]): { value: string; label: { zh: string; en: string } } {
  const slug = idOfName(text, `option_${at + 1}`);
  const isTaken = all.some((other, place) => place < at && idOfName(other, `option_${place + 1}`) === slug);
  return { value: isTaken ? `${slug}_${at + 1}` : slug, label: { zh: text, en: text } };
}

function wrongColumn(column: NewColumn) {
  return {
    field: `objects.columns.${column.column}`,
    code: 'import.wrong_column',
    message: {
      zh: `“${column.header}”这一列的设置不完整：单选要有选项，引用要指向一个对象。`,
      en: `The column “${column.header}” is not complete: a choice needs its options, a reference an object.`,
    },
  };
}

const notOpen = {
  field: 'objects',
  code: 'import.not_unplaced',
  message: { zh: '这个文件已经有对应的对象，请刷新页面。', en: 'This file has an object already; reload the page.' },
};
