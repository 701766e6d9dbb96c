import { findRecordNames, type RecordName } from '../audit/record-names.ts';
import type { Context } from '../context.ts';
import { findVisible } from '../live/find-visible.ts';

/** A record something is about. */
interface About {
  readonly object: string | null;
  readonly record_id: string | null;
}

/** Names of records, by id, of those the context's actor may see now; one statement per object and one for the names. */
export async function findNamesInSight(ctx: Context, rows: readonly About[]): Promise<ReadonlyMap<string, RecordName>> {
  const about = rows.flatMap(({ object, record_id }) =>
    object !== null && record_id !== null && ctx.registry.objects.has(object) ? [{ object, record_id }] : [],
  );
  const seen = new Set<string>();
  for (const [object, group] of Map.groupBy(about, (each) => each.object)) {
    const visible = await findVisible(ctx, object, [...new Set(group.map((each) => each.record_id))]);
    for (const id of visible) seen.add(id);
  }
  return findRecordNames(
    ctx,
    about.filter((each) => seen.has(each.record_id)),
  );
}
