import { z } from 'zod';
import { FilterTree } from '../../contract/expression/filter-tree.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { scopeFor } from '../policy/scope.ts';
import { selectionSql } from '../query/selection-sql.ts';
import { requireOwnList } from './require-segment.ts';
import { segmentObject } from './segment-rules.ts';

/** Puts a selection on the list of a static segment as whoever asked for it: one statement a chunk. Runs again from the start without harm. */
export const fillSegmentJob: JobDefinition = { id: 'segment.fill', run: fill };

const Payload = z.object({
  segment: z.uuid(),
  selection: z.object({ filter: FilterTree.optional(), expression: z.string().optional(), search: z.string().optional() }),
  how: z.enum(['filter', 'import', 'snapshot']),
  import: z.uuid().nullable(),
  /** When it was asked for: what a first run added before it broke off is of this instant, too. */
  at: z.iso.datetime(),
  member: z.uuid(),
});
type Payload = z.infer<typeof Payload>;

const recordsAtOnce = 20_000;
const firstId = '00000000-0000-0000-0000-000000000000';

async function fill(job: JobContext, input: Readonly<Record<string, unknown>>): Promise<void> {
  const payload = Payload.parse(input);
  let after: string | undefined = firstId;
  let done = 0;
  while (after !== undefined) {
    const from: string = after;
    const chunk: Chunk = await job.write(payload.member, async (ctx) => {
      const added = await addChunk(ctx, payload, from);
      if (added.last === undefined) await tell(ctx, payload);
      return added;
    });
    done += chunk.count;
    after = chunk.last;
    await job.progress(done, after === undefined ? done : null);
  }
}

interface Chunk {
  readonly count: number;
  /** Undefined when nothing is left. */
  readonly last: string | undefined;
}

async function addChunk(ctx: Context, payload: Payload, after: string): Promise<Chunk> {
  const segment = await requireOwnList(ctx, payload.segment);
  const storage = storageOf(objectNamed(ctx.registry, segment.object));
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const visible = scopeFor(ctx, segment.object, 'see').text('t', parameters);
  const imported =
    payload.import === null
      ? []
      : [
          `t.id in (select r.record_id from engine_import_record r where r.workspace_id = ${workspace} and r.import_id = ${parameters.add(payload.import, 'uuid')}
            and r.object = ${parameters.add(segment.object, 'text')})`,
        ];
  const conditions = [
    `t.workspace_id = ${workspace}`,
    `t.id > ${parameters.add(after, 'uuid')}`,
    ...(visible === undefined ? [] : [visible]),
    ...imported,
    ...(await selectionSql(ctx, storage, payload.selection, 't', parameters)),
  ];
  const [page] = await ctx.session.query<{ count: number; last: string | null }>({
    text: `with page as materialized (select t.id from ${storage.table} t where ${conditions.join(' and ')} order by t.id limit ${recordsAtOnce}),
      added as (insert into engine_segment_member (workspace_id, segment_id, object, record_id, added_at, added_by)
        select ${workspace}, ${parameters.add(payload.segment, 'uuid')}, ${parameters.add(segment.object, 'text')}, id, ${parameters.add(payload.at, 'timestamptz')}, ${parameters.add(payload.member, 'uuid')}
        from page on conflict do nothing)
      select count(*)::int as count, (array_agg(id order by id desc))[1] as last from page`,
    values: parameters.values,
  });
  return { count: page?.count ?? 0, last: page && page.count === recordsAtOnce ? (page.last ?? undefined) : undefined };
}

/** One event for all that was added, with the last of it. */
async function tell(ctx: Context, payload: Payload): Promise<void> {
  const segment = await requireOwnList(ctx, payload.segment);
  const [added] = await ctx.session.query<{ count: number }>({
    text: `select count(*)::int as count from engine_segment_member
      where workspace_id = $1 and segment_id = $2 and added_at = $3 and added_by = $4`,
    values: [ctx.workspace.id, payload.segment, payload.at, payload.member],
  });
  ctx.emit({
    kind: 'segment.members_added',
    object: segmentObject,
    recordId: segment.id,
    facts: { name: segment.name, of: segment.object, count: added?.count ?? 0, how: payload.how },
  });
}
