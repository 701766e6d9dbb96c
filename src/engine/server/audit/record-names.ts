import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { peopleTables } from '../fields/object-storage.ts';
import { closedFields } from '../policy/field-access.ts';

/** How people know a record, and whether it is there to be opened. */
export interface RecordName {
  readonly name: string;
  readonly isOpen: boolean;
}

/** Names of the records events are about, one statement for all; those that are gone are missing. */
export async function findRecordNames(
  ctx: Context,
  events: readonly { readonly object: string; readonly record_id: string }[],
): Promise<ReadonlyMap<string, RecordName>> {
  const groups = [...Map.groupBy(events, (event) => event.object)].flatMap(([object, group]) => {
    const place = placeOf(ctx, object);
    return place ? [{ ...place, ids: [...new Set(group.map((event) => event.record_id))] }] : [];
  });
  if (groups.length === 0) return new Map();
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const parts = groups.map(
    ({ table, column, ids, isOpen }) =>
      `select id, ${column}::text as name, ${String(isOpen)} as "isOpen" from ${table} where workspace_id = ${workspace} and id = any(${parameters.add(ids, 'uuid[]')})`,
  );
  const rows = await ctx.session.query<RecordName & { id: string }>({ text: parts.join('\nunion all\n'), values: parameters.values });
  return new Map(rows.map((row) => [row.id, row]));
}

function placeOf(ctx: Context, objectId: string): { table: string; column: string; isOpen: boolean } | undefined {
  for (const { table, nameColumn } of Object.values(peopleTables)) if (table === objectId) return { table, column: nameColumn, isOpen: false };
  const object = ctx.registry.objects.get(objectId);
  if (!object || closedFields(ctx.actor, objectId).includes(object.nameField)) return undefined;
  return { table: object.id, column: object.nameField, isOpen: true };
}
