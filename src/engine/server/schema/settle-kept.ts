import { invalid } from '#platform/contract/errors.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { buildSchema } from '../../contract/objects/object-schema.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { storageOf } from '../fields/object-storage.ts';
import { slotKindOf, slotNames } from '../fields/slots.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { takeSlot } from './place-field.ts';
import type { FieldRow, SchemaRows } from './schema-rows.ts';
import { readSchema, type WorkingSchema } from './working-schema.ts';

type Objects = ReadonlyMap<string, ObjectDefinition>;

/**
 * After a change of the schema: fields that are to be kept get a slot, those that come to something else than before are filled anew, and
 * the slots of those that are kept no longer are emptied. Until a slot is filled the field is computed when it is read.
 */
export async function settleKept(ctx: Context, before: WorkingSchema): Promise<void> {
  const after = await readSchema(ctx);
  if (after.rows.fields.every((row) => row.slot === null || row.storage !== 'computed') && !after.rows.fields.some(wantsKept)) return;
  const then = fingerprints(before.objects);
  const now = fingerprints(after.objects);
  for (const row of after.rows.fields) {
    if (row.storage !== 'computed') continue;
    const object = after.objects.get(row.object);
    if (!wantsKept(row) || !object || object.fields[row.id]?.kind !== 'formula') await release(ctx, row);
    else if (row.keptState === 'none' || then(row) !== now(row)) await fill(ctx, after.rows, object, row);
  }
}

function wantsKept({ spec, hiddenAt }: FieldRow): boolean {
  return hiddenAt === null && 'kept' in spec && spec.kept === true;
}

/** What a field comes to, with everything it stands on. */
function fingerprints(objects: Objects): (row: FieldRow) => string {
  const schema = buildSchema((id) => objects.get(id));
  return ({ object, id }) => {
    const field = objects.get(object)?.fields[id];
    if (field?.kind !== 'formula') return '';
    const checked = checkExpression(field.expression, schema, object);
    return checked.ok ? JSON.stringify([field.result, field.scale ?? 0, checked.typed.root], withoutPlace) : '';
  };
}

/** Where a part stands in its text does not matter, nor whether what it reads is kept. */
function withoutPlace(key: string, value: unknown): unknown {
  if (key === 'start' || key === 'end' || key === 'tree') return undefined;
  return typeof value === 'bigint' ? String(value) : value;
}

async function fill(ctx: Context, rows: SchemaRows, object: ObjectDefinition, row: FieldRow): Promise<void> {
  const field = object.fields[row.id];
  const kind = field?.kind === 'formula' ? slotKindOf(field.result) : undefined;
  if (!kind) return;
  if (row.slot !== null && !slotNames(kind).includes(row.slot)) throw invalid([resultFixed(row)]);
  const slot = row.slot ?? takeSlot(object, rows, kind);
  const { table } = storageOf(object);
  await ctx.session.query({ text: 'select engine_add_slots($1)', values: [table] });
  const [stored] = await ctx.session.query<{ run: number }>({
    text: `update engine_custom_field set slot = $4, kept_state = 'building', kept_run = kept_run + 1, kept_done = 0, kept_total = null, index_state = 'none'
      where workspace_id = $1 and object = $2 and id = $3 returning kept_run as run`,
    values: [ctx.workspace.id, row.object, row.id, slot],
  });
  await enqueueJob(ctx, 'schema.fill_kept', { object: row.object, field: row.id, run: stored?.run ?? 0 });
}

async function release(ctx: Context, row: FieldRow): Promise<void> {
  if (row.slot === null || row.keptState === 'none') return;
  const [stored] = await ctx.session.query<{ run: number }>({
    text: `update engine_custom_field set kept_state = 'none', kept_run = kept_run + 1, kept_done = 0, kept_total = null, index_state = 'none'
      where workspace_id = $1 and object = $2 and id = $3 returning kept_run as run`,
    values: [ctx.workspace.id, row.object, row.id],
  });
  await enqueueJob(ctx, 'schema.fill_kept', { object: row.object, field: row.id, run: stored?.run ?? 0 });
}

function resultFixed(row: FieldRow) {
  return {
    field: 'spec.result',
    code: 'schema.kept_result_fixed',
    message: {
      zh: `“${row.spec.label.zh}”随写入更新时不能更改结果类型；请先改为读取时计算，稍后再改。`,
      en: `The kind of result of “${row.spec.label.en}” cannot change while it is kept up to date; have it computed when read first.`,
    },
  };
}
