import { conflict } from '#platform/contract/errors.ts';
import { localDate } from '../../contract/expression/time-zone.ts';
import type { ExportRequest, ExportView } from '../../contract/export/export.routes.ts';
import type { Context } from '../context.ts';
import { objectNamed } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { scopeFor } from '../policy/scope.ts';
import { queryWithin } from '../query/query-records.ts';
import { exportColumns } from './export-columns.ts';
import * as queries from './export.queries.ts';

/** One member's exports at a time; the queue is everybody's. */
const mostAtOnce = 5;

/** Puts the export of a view into the queue, after a first row has shown that the person may have it and the filter is right. */
export async function startExport(ctx: Context, input: ExportRequest): Promise<ExportView> {
  const scope = scopeFor(ctx, input.object, 'export');
  const columns = (await exportColumns(ctx, input.object, input)).map((column) => column.path);
  const request = { ...input, columns };
  await queryWithin(ctx, scope, { ...request, limit: 1 });
  await requireRoom(ctx);
  const id = ctx.newId();
  const jobId = await enqueueJob(ctx, 'export.run', { exportId: id });
  const locale = input.locale ?? ctx.locale;
  const label = objectNamed(ctx.registry, input.object).labelPlural[locale];
  const fileName = `${label} ${localDate(ctx.now, ctx.workspace.timeZone)}.${input.format}`;
  const made = { workspaceId: ctx.workspace.id, id, memberId: ctx.actor.memberId, jobId, fileName, locale, request, at: ctx.now };
  await queries.createExport(ctx.db, made);
  ctx.emit({ kind: 'export.started', object: 'engine_export', recordId: id, facts: factsOf(request) });
  return {
    id,
    object: input.object,
    format: input.format,
    fileName,
    status: 'queued',
    done: 0,
    total: null,
    sizeBytes: null,
    createdAt: ctx.now.toISOString(),
    expiresAt: null,
    error: null,
  };
}

async function requireRoom(ctx: Context): Promise<void> {
  const unfinished = await queries.countUnfinished(ctx.db, ctx.workspace.id, ctx.actor.memberId);
  if (unfinished < mostAtOnce) return;
  throw conflict(
    'export.too_many',
    {
      zh: `你已有 ${unfinished} 个导出在进行，请等其中一个完成。`,
      en: `${unfinished} exports of yours are under way; wait until one of them is done.`,
    },
    { unfinished },
  );
}

/** What the log says of it: enough to know which data left. */
function factsOf(request: ExportRequest): Record<string, unknown> {
  const { object, format, columns, filter, expression, search, asOf } = request;
  return { object, format, columns, filter: filter ?? null, expression: expression ?? null, search: search ?? null, asOf: asOf ?? null };
}
