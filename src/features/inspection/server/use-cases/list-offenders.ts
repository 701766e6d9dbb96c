import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import type { listOffenders as route } from '../../contract/inspection.routes.ts';
import * as queries from '../inspection.queries.ts';
import { requireInspection } from '../inspection.policy.ts';
import { stillOffending } from '../measure-items.ts';

/** The records of a finding that the person may see, each with whether it has been mended since. */
export async function listOffenders(ctx: Context, input: RouteInput<typeof route>): Promise<RouteOutput<typeof route>> {
  requireInspection(ctx.actor, 'see');
  const finding = await queries.findFinding(ctx, input.id);
  const run = finding && (await queries.findRun(ctx, finding.run_id));
  const version = run && (await queries.findVersion(ctx, run.template_id, run.template_version));
  const item = version?.definition.items.find((candidate) => candidate.id === finding?.item_id);
  if (!finding || item?.kind !== 'rule') throw notFound({ zh: '检查发现', en: 'Finding' });

  const page = await ctx.session.query<{ record_id: string; total: number }>({
    text: `select o.record_id, (select count(*)::int from inspection_offender a where a.workspace_id = $1 and a.finding_id = $2 and ($3::uuid is null or a.unit_id = $3)) as total
      from inspection_offender o
      where o.workspace_id = $1 and o.finding_id = $2 and ($3::uuid is null or o.unit_id = $3) and ($4::uuid is null or o.record_id > $4)
      order by record_id limit $5`,
    values: [ctx.workspace.id, finding.id, input.unitId ?? null, input.cursor ?? null, input.limit],
  });
  const ids = page.map((row) => row.record_id);
  if (ids.length === 0) return { object: item.object, records: [], total: 0, nextCursor: null };
  const offending = await stillOffending(ctx, item, ids);
  const visible = await namesOf(ctx, item.object, ids);
  return {
    object: item.object,
    records: visible.map((record) => ({ ...record, isMended: !offending.has(record.id) })),
    total: page[0]?.total ?? 0,
    nextCursor: ids.length === input.limit ? (ids.at(-1) ?? null) : null,
  };
}

async function namesOf(ctx: Context, objectId: string, ids: readonly string[]) {
  const object = ctx.registry.objects.get(objectId);
  const columns = [object?.nameField ?? 'name', ...(object?.ownerField ? [object.ownerField] : [])];
  const { rows } = await queryRecords(ctx, objectId, { filter: { field: 'id', op: 'in', value: [...ids] }, columns, limit: 1000 });
  return rows.map((row) => {
    const name = row[object?.nameField ?? 'name'];
    return { id: row.id, name: typeof name === 'string' ? name : null, owner: (object?.ownerField && row._names?.[object.ownerField]) || null };
  });
}
