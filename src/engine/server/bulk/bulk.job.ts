import { AppError, conflict } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { BulkChangeRequest, type BulkChangeView } from '../../contract/bulk/bulk-change.routes.ts';
import type { Context } from '../context.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { defineNoticeKinds } from '../../contract/notices/notice-kind.ts';
import { notify } from '../notices/notify.ts';
import { lockStates } from '../records/lock-states.ts';
import { updateRecordsEach } from '../records/update-records.ts';
import * as queries from './bulk.queries.ts';
import { changeChunk, isChanged, refusalOf } from './change-chunk.ts';
import { listSelected } from './selected-records.ts';

/** Short enough that nobody waits long for a record being changed. */
const recordsAtOnce = 500;

/** What bulk changes tell whoever started them. */
export const bulkNotices = defineNoticeKinds([
  {
    id: 'bulk.done',
    tab: 'work',
    look: 'done',
    name: { zh: '批量修改完成', en: 'A bulk change is done' },
    says: { zh: '{what}批量修改完成：改了 {changed} 条，{refused} 条没有改', en: 'Bulk change of {what}: {changed} changed, {refused} refused' },
  },
]);

/** Changes the selected records chunk by chunk as whoever asked; counts commit with the records, so after a crash it goes on where it stopped. */
export const runBulkJob: JobDefinition = { id: 'bulk.run', run: (job, payload) => follow(job, payload, changeNext, 'done') };

/** Gives the changed records their old values back, but for those that were changed since. */
export const undoBulkJob: JobDefinition = { id: 'bulk.undo', run: (job, payload) => follow(job, payload, undoNext, 'undone') };

type Step = (ctx: Context, row: queries.BulkRow) => Promise<boolean>;

async function follow(job: JobContext, payload: Readonly<Record<string, unknown>>, step: Step, end: 'done' | 'undone'): Promise<void> {
  const [id, member] = [String(payload['id']), String(payload['member'])];
  const active = end === 'done' ? 'running' : 'undoing';
  const origin = { door: 'job' as const, cause: `bulk:${id}` };
  const inTurn = async (): Promise<'more' | 'over'> =>
    job.write(
      member,
      async (ctx) => {
        const row = await queries.findBulk(ctx, id);
        if (row?.status === 'cancelling') await finish(ctx, row, 'cancelled');
        if (row?.status !== active) return 'over';
        if (await step(ctx, row)) return 'more';
        await finish(ctx, row, end);
        return 'over';
      },
      origin,
    );
  try {
    while ((await inTurn()) === 'more') await showProgress(job, member, id);
  } catch (error) {
    // What a person has to act on does not go away by trying again.
    if (error instanceof AppError && error.kind !== 'conflict' && error.kind !== 'unavailable')
      await job.write(member, (ctx) => queries.moveBulk(ctx, id, [active], 'failed', error.label), origin);
    throw error;
  }
}

async function showProgress(job: JobContext, member: string, id: string): Promise<void> {
  const row = await job.read(member, (ctx) => queries.findBulk(ctx, id));
  if (!row) return;
  const isUndo = row.status === 'undoing';
  await job.progress(isUndo ? row.restored + row.kept : row.changed + row.same + row.refused, isUndo ? row.changed : row.total);
}

async function finish(ctx: Context, row: queries.BulkRow, end: BulkChangeView['status']): Promise<void> {
  await queries.moveBulk(ctx, row.id, ['running', 'cancelling', 'undoing'], end);
  const { object, changed, refused } = row;
  ctx.emit({ kind: `bulk.${end}`, object: 'engine_bulk_change', recordId: row.id, facts: { object, changed, refused } });
  if (end !== 'done') return;
  const what = objectNamed(ctx.registry, object).labelPlural;
  await notify(ctx, {
    kind: 'bulk.done',
    to: [row.member_id],
    isForActor: true,
    link: `/bulk-changes/${row.id}`,
    key: row.id,
    facts: { what, changed, refused },
  });
}

/** The next records; false when there are none. */
async function changeNext(ctx: Context, row: queries.BulkRow): Promise<boolean> {
  const request = BulkChangeRequest.parse(row.request);
  const storage = storageOf(objectNamed(ctx.registry, row.object));
  const ids = await listSelected(ctx, storage, request.selection, { after: row.after_id, before: row.id, limit: recordsAtOnce });
  const last = ids.at(-1);
  if (last === undefined) return false;
  const verdicts = (await changeChunk(ctx, storage, request, ids)).flatMap((one): queries.BulkVerdict[] => {
    const reason = refusalOf(one);
    if (reason) return [{ id: one.id, verdict: 'refused', reason }];
    return isChanged(one) ? [{ id: one.id, verdict: 'changed', before: one.before, version: one.outcome?.row?.version ?? 0 }] : [];
  });
  const refused = verdicts.filter((one) => one.verdict === 'refused').length;
  const changed = verdicts.length - refused;
  await queries.saveVerdicts(ctx, row.id, verdicts);
  await advance(ctx, row, last, { changed, refused, same: ids.length - verdicts.length });
  return true;
}

async function undoNext(ctx: Context, row: queries.BulkRow): Promise<boolean> {
  const rows = await queries.listChanged(ctx, row.id, row.after_id, recordsAtOnce);
  const last = rows.at(-1);
  if (!last) return false;
  const storage = storageOf(objectNamed(ctx.registry, row.object));
  const ids = rows.map((each) => each.id);
  const states = await lockStates(ctx, storage, ids);
  const untouched = rows.filter((each) => states.get(each.id)?.version === each.version);
  const updates = untouched.map(({ id, before }) => ({ id, values: before }));
  const outcomes = updates.length === 0 ? [] : await updateRecordsEach(ctx, row.object, updates, { partial: true });
  const reasons = new Map(untouched.map((each, at) => [each.id, outcomes[at]?.issues[0]?.message]));
  const verdicts = ids.map((id): queries.BulkVerdict => {
    const reason = reasons.has(id) ? reasons.get(id) : states.has(id) ? changedSince : gone;
    return reason ? { id, verdict: 'kept', reason } : { id, verdict: 'restored' };
  });
  const kept = verdicts.filter((one) => one.verdict === 'kept').length;
  await queries.saveVerdicts(ctx, row.id, verdicts);
  await advance(ctx, row, last.id, { restored: ids.length - kept, kept });
  return true;
}

/** A chunk is done once: another run of the job that has been here takes this one's work back. */
async function advance(ctx: Context, row: queries.BulkRow, to: string, counts: queries.BulkStep['counts']): Promise<void> {
  if (await queries.advanceBulk(ctx, row.id, { from: row.after_id, to, counts })) return;
  throw conflict('bulk.overtaken', { zh: '这一批已由另一个进程处理。', en: 'Another process has done this part already.' });
}

const gone: Label = { zh: '记录已被删除。', en: 'The record has been deleted.' };
const changedSince: Label = { zh: '批量修改之后又有人改过。', en: 'Somebody changed it after the bulk change.' };
