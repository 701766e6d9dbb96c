import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { Context } from '#engine/server/context.ts';
import { queryRecords } from '#engine/server/query/query-records.ts';
import type { TileRecords } from '../../contract/tile-result.ts';
import type { ObjectSource, Tile } from '../../contract/tile.ts';
import { fieldAt, pathLabel } from './field-at.ts';
import type { ObjectSelection } from './object-selection.ts';

const usualRows = 20;

/** The records themselves, as a list shows them. */
export async function recordsOfTile(
  ctx: Context,
  object: ObjectDefinition,
  tile: Tile,
  source: ObjectSource,
  selection: ObjectSelection,
): Promise<TileRecords> {
  const columns = source.columns ?? [object.nameField];
  const sort = source.sort ?? object.views[0]?.sort.map(({ field, descending }) => ({ field, descending: descending ?? false })) ?? [];
  const isPast = selection.asOf !== undefined;
  const page = await queryRecords(ctx, object.id, {
    ...selection,
    columns,
    // The past is not kept in every order.
    ...(sort.length > 0 && !isPast ? { sort } : {}),
    limit: tile.options.limit ?? usualRows,
  });
  return {
    object: object.id,
    columns: columns.map((id) => ({ id, label: pathLabel(ctx.registry, object.id, id), kind: fieldAt(ctx.registry, object.id, id)?.kind ?? 'text' })),
    rows: page.rows.map((row) => ({ ...row })),
  };
}
