import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { slotColumnsOf } from './place-field.ts';
import { keepAll } from './keep-up.ts';
import { schemaObject } from './schema-object.ts';

/** Fills the slot of a field that is to be kept, chunk by chunk, while people go on writing; or empties that of one that is kept no longer. */
export const fillKeptJob: JobDefinition = {
  id: 'schema.fill_kept',
  run: (job, payload) => fillKept(job, { object: String(payload['object']), field: String(payload['field']), run: Number(payload['run']) }),
};

/** Which filling of which field. */
export interface Filling {
  readonly object: string;
  readonly field: string;
  readonly run: number;
}

interface KeptRow {
  readonly slot: string | null;
  readonly state: 'none' | 'building' | 'ready';
  readonly hidden: boolean;
}

const recordsAtOnce = 1000;
const noRecord = '00000000-0000-0000-0000-000000000000';

/** The work of the job; `settle` is how long other processes may still write without knowing that the field is kept. */
export async function fillKept(job: JobContext, filling: Filling, settle = 2000): Promise<void> {
  const row = await job.read(null, (ctx) => readRow(ctx, filling));
  if (!row || row.slot === null || row.state === 'ready') return;
  await wait(settle);
  await outlast(job);
  const total = await job.write(null, (ctx) => countRecords(ctx, filling));
  let last = noRecord;
  let done = 0;
  for (;;) {
    const ids = await job.write(null, (ctx) => fillChunk(ctx, filling, last, done));
    if (ids === undefined) return;
    last = ids.at(-1) ?? last;
    done += ids.length;
    await job.progress(done, total);
    if (ids.length < recordsAtOnce) break;
  }
  await job.write(null, (ctx) => finish(ctx, filling));
}

async function readRow(ctx: Context, { object, field, run }: Filling): Promise<KeptRow | undefined> {
  const [row] = await ctx.session.query<KeptRow>({
    text: `select slot, kept_state as state, hidden_at is not null as hidden from engine_custom_field
      where workspace_id = $1 and object = $2 and id = $3 and kept_run = $4`,
    values: [ctx.workspace.id, object, field, run],
  });
  return row;
}

/** Waits until every transaction has ended that may have begun before the field was declared so. */
async function outlast(job: JobContext): Promise<void> {
  const read = <K extends string>(text: string, key: K): Promise<bigint> =>
    job.maintain(async (session) => {
      const [row] = await session.query<Record<K, string>>({ text });
      return BigInt(row?.[key] ?? 0);
    });
  const begun = await read('select pg_snapshot_xmax(pg_current_snapshot())::text as next', 'next');
  while ((await read('select pg_snapshot_xmin(pg_current_snapshot())::text as oldest', 'oldest')) < begun) await wait(200);
}

async function countRecords(ctx: Context, { object, field, run }: Filling): Promise<number> {
  const { table } = storageOf(objectNamed(ctx.registry, object));
  const [row] = await ctx.session.query<{ total: number }>({
    text: `update engine_custom_field set kept_done = 0, kept_total = (select count(*) from ${table} t where t.workspace_id = $1)
      where workspace_id = $1 and object = $2 and id = $3 and kept_run = $4 returning kept_total::float8 as total`,
    values: [ctx.workspace.id, object, field, run],
  });
  return row?.total ?? 0;
}

/** The ids of the records of this chunk; undefined when the field was changed again since, and another filling has begun. */
async function fillChunk(ctx: Context, filling: Filling, after: string, done: number): Promise<string[] | undefined> {
  const row = await readRow(ctx, filling);
  if (!row || row.slot === null || row.state === 'ready') return undefined;
  const { table } = storageOf(objectNamed(ctx.registry, filling.object));
  const found = await ctx.session.query<{ id: string }>({
    text: `select t.id from ${table} t where t.workspace_id = $1 and t.id > $2 order by t.id limit ${recordsAtOnce}`,
    values: [ctx.workspace.id, after],
  });
  const ids = found.map(({ id }) => id);
  if (row.state === 'none') await empty(ctx, table, row.slot, ids);
  else await compute(ctx, filling, ids);
  await ctx.session.query({
    text: 'update engine_custom_field set kept_done = $4 where workspace_id = $1 and object = $2 and id = $3',
    values: [ctx.workspace.id, filling.object, filling.field, done + ids.length],
  });
  return ids;
}

async function compute(ctx: Context, { object, field }: Filling, ids: readonly string[]): Promise<void> {
  const { kept } = ctx.registry;
  const own = kept?.fields.filter((each) => each.object === object && each.name === field) ?? [];
  if (!kept || own.length === 0) throw new Error(`The registry does not know yet that ${object}.${field} is kept.`);
  await keepAll(ctx, kept, own, ids);
}

async function empty(ctx: Context, table: string, slot: string, ids: readonly string[]): Promise<void> {
  const columns = slotColumnsOf(slot);
  await ctx.session.query({
    text: `update ${table} set ${columns.map((name) => `${name} = null`).join(', ')} where workspace_id = $1 and id = any($2::uuid[])
      and (${columns.map((name) => `${name} is not null`).join(' or ')})`,
    values: [ctx.workspace.id, ids],
  });
}

/** From now on the slot is read, and its index is built; or another field may have it. */
async function finish(ctx: Context, filling: Filling): Promise<void> {
  const row = await readRow(ctx, filling);
  if (!row || row.state === 'ready') return;
  await ctx.session.query({ text: 'update engine_schema_state set revision = revision + 1 where workspace_id = $1', values: [ctx.workspace.id] });
  const { object, field } = filling;
  const isKept = row.state === 'building';
  await ctx.session.query({
    text: `update engine_custom_field set ${isKept ? `kept_state = 'ready', index_state = 'building'` : 'slot = null'}
      where workspace_id = $1 and object = $2 and id = $3`,
    values: [ctx.workspace.id, object, field],
  });
  if (isKept) await enqueueJob(ctx, 'schema.build_indexes', { object });
  ctx.emit({
    kind: isKept ? 'schema.field_kept' : 'schema.field_released',
    object: schemaObject,
    recordId: ctx.newId(),
    facts: { of: object, subject: field },
  });
}
