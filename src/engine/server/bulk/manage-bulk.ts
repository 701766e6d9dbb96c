import { conflict } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type * as routes from '../../contract/bulk/bulk-change.routes.ts';
import type { BulkChangeRequest, BulkChangeView, BulkSample } from '../../contract/bulk/bulk-change.routes.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { storageOf } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { queryRecords } from '../query/query-records.ts';
import * as queries from './bulk.queries.ts';
import { changeChunk, type ChunkOutcome, isChanged, refusalOf } from './change-chunk.ts';
import { countSelected, listSelected, requireChangeable } from './selected-records.ts';
import { getBulkChange, ownChange, seenChange, viewOfBulk } from './view-bulk.ts';

/** A preview looks at so many records and shows so many of them. */
const mostLooked = 1_000;
const mostShown = 60;

/** What a change would do: all records counted, the first of them tried through every rule, nothing written. */
export async function previewBulkChange(ctx: Context, request: BulkChangeRequest) {
  const object = requireChangeable(ctx, request);
  const total = await countSelected(ctx, object, request.selection);
  const ids = await listSelected(ctx, storageOf(object), request.selection, { after: queries.firstId, limit: mostLooked });
  const tried = await changeChunk(ctx, storageOf(object), request, ids, true);
  const refused = tried.filter((one) => refusalOf(one) !== undefined);
  const changed = tried.filter(isChanged);
  return {
    total,
    looked: tried.length,
    changed: changed.length,
    refused: refused.length,
    same: tried.length - changed.length - refused.length,
    sample: await samplesOf(ctx, object, [...refused.slice(0, mostShown / 2), ...changed].slice(0, mostShown)),
  };
}

/** Values as the actor may see them, masks and names included. */
async function samplesOf(ctx: Context, object: ObjectDefinition, shown: readonly ChunkOutcome[]): Promise<BulkSample[]> {
  if (shown.length === 0) return [];
  const fields = [...new Set(shown.flatMap((one) => Object.keys(one.values)))].filter((name) => name in object.fields);
  const page = await queryRecords(ctx, object.id, {
    filter: { field: 'id', op: 'in', value: shown.map((one) => one.id) },
    columns: [...new Set([object.nameField, ...fields])],
    limit: mostShown,
  });
  const rows = new Map(page.rows.map((row) => [row.id, row]));
  return shown.flatMap((one) => {
    const row = rows.get(one.id);
    return row ? [sampleOf(object, fields, one, row)] : [];
  });
}

function sampleOf({ nameField }: ObjectDefinition, fields: readonly string[], one: ChunkOutcome, row: RecordRow): BulkSample {
  const name = row[nameField];
  return {
    id: one.id,
    name: typeof name === 'string' ? name : null,
    before: Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
    after: { ...one.values },
    names: { ...row._names },
    problem: refusalOf(one) ?? null,
  };
}

/** Begins a change in the background; whoever started it watches, stops and undoes it. */
export async function startBulkChange(ctx: Context, request: BulkChangeRequest): Promise<BulkChangeView> {
  const object = requireChangeable(ctx, request);
  const total = await countSelected(ctx, object, request.selection);
  const id = ctx.newId();
  const jobId = await enqueueJob(ctx, 'bulk.run', { id, member: ctx.actor.memberId });
  await queries.insertBulk(ctx, { id, jobId, request, total });
  ctx.emit({
    kind: 'bulk.started',
    object: 'engine_bulk_change',
    recordId: id,
    facts: { object: object.id, fields: Object.keys(request.values), total },
  });
  return viewOfBulk(ctx, await ownChange(ctx, id));
}

/** What became of its records; names of those the actor still sees. */
export async function listBulkRecords(ctx: Context, input: RouteInput<typeof routes.listBulkRecordsRoute>) {
  const change = await seenChange(ctx, input.id);
  const rows = await queries.listVerdicts(ctx, change.id, input.verdict, input.after ?? queries.firstId, input.limit);
  const names = await namesOf(
    ctx,
    change.object,
    rows.map((row) => row.id),
  );
  return {
    rows: rows.map((row) => ({ ...row, name: names.get(row.id) ?? null })),
    nextAfter: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

async function namesOf(ctx: Context, object: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const nameField = ctx.registry.objects.get(object)?.nameField;
  if (nameField === undefined || ids.length === 0) return new Map();
  const page = await queryRecords(ctx, object, { filter: { field: 'id', op: 'in', value: [...ids] }, columns: [nameField], limit: ids.length });
  return new Map(page.rows.map((row) => [row.id, String(row[nameField] ?? '')]));
}

/** Stops it before its next part. */
export async function cancelBulkChange(ctx: Context, input: { id: string }): Promise<BulkChangeView> {
  await ownChange(ctx, input.id);
  await queries.moveBulk(ctx, input.id, ['running'], 'cancelling');
  return getBulkChange(ctx, input);
}

/** Begins to take it back. */
export async function undoBulkChange(ctx: Context, input: { id: string }): Promise<BulkChangeView> {
  const change = await ownChange(ctx, input.id);
  if (!['done', 'cancelled', 'failed'].includes(change.status))
    throw conflict('bulk.not_undoable', {
      zh: '它还在进行，或已经撤销；请等它结束。',
      en: 'It is still under way or undone already; wait until it ends.',
    });
  await queries.beginUndo(ctx, change.id, await enqueueJob(ctx, 'bulk.undo', { id: change.id, member: ctx.actor.memberId }));
  return getBulkChange(ctx, input);
}
