import type { ReferenceField } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { columnSql } from '../fields/field-columns.ts';
import { type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { lockStates } from '../records/lock-states.ts';
import type { RecordState } from '../records/record-row.ts';
import { draftOf, writeDrafts } from '../records/write-records.ts';

/** Records of one object that pointed to a record by one field. */
export interface MovedReferences {
  readonly object: string;
  readonly field: string;
  readonly ids: readonly string[];
}

/** A field of some object that points to records of another. */
interface ReferringField {
  readonly object: ObjectDefinition;
  readonly name: string;
  readonly field: ReferenceField;
}

/** So many records are rewritten at once. */
const movedAtOnce = 1_000;

/** Points every reference to `from` to `to`, through the one way records are written, and says which they were. */
export async function moveReferences(ctx: Context, target: ObjectDefinition, from: string, to: string): Promise<MovedReferences[]> {
  const moved: MovedReferences[] = [];
  for (const referring of referringFields(ctx, target)) {
    const ids = await referringIds(ctx, referring, [from]);
    if (ids.length === 0) continue;
    await pointTo(ctx, referring.object, referring.name, ids, (state) => (state.id === to ? null : to));
    moved.push({ object: referring.object.id, field: referring.name, ids });
  }
  return moved;
}

/** Points those of the records back that still point to `survivor`; answers how many do not, or are gone. */
export async function moveBack(ctx: Context, moved: MovedReferences, survivor: string, merged: string): Promise<number> {
  const object = ctx.registry.objects.get(moved.object);
  if (!object?.fields[moved.field]) return moved.ids.length;
  let left = 0;
  await pointTo(ctx, object, moved.field, moved.ids, (state) => {
    const isUntouched = state.values[moved.field] === survivor || (state.id === survivor && state.values[moved.field] === null);
    if (!isUntouched) left += 1;
    return isUntouched ? merged : undefined;
  });
  return left + moved.ids.length - (await countPresent(ctx, object, moved.ids));
}

/** How many records point to each of these. */
export async function countReferences(ctx: Context, target: ObjectDefinition, ids: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const referring of referringFields(ctx, target)) {
    const column = columnOf(referring);
    const rows = await ctx.session.query<{ id: string; count: string }>({
      text: `select ${column} as id, count(*) as count from ${referring.object.id} t where t.workspace_id = $1 and ${column} = any($2::uuid[]) group by 1`,
      values: [ctx.workspace.id, ids],
    });
    for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + Number(count));
  }
  return counts;
}

function referringFields(ctx: Context, target: ObjectDefinition): ReferringField[] {
  return [...ctx.registry.objects.values()].flatMap((object) =>
    Object.entries(object.fields).flatMap(([name, field]) =>
      field.kind === 'reference' && field.object === target.id ? [{ object, name, field }] : [],
    ),
  );
}

async function referringIds(ctx: Context, referring: ReferringField, targets: readonly string[]): Promise<string[]> {
  const rows = await ctx.session.query<{ id: string }>({
    text: `select t.id from ${referring.object.id} t where t.workspace_id = $1 and ${columnOf(referring)} = any($2::uuid[]) and t.id <> all($2::uuid[])`,
    values: [ctx.workspace.id, targets],
  });
  return rows.map(({ id }) => id);
}

/** Follows from a merge, so the reach of the person merging does not limit it; `undefined` leaves a record alone. */
async function pointTo(
  ctx: Context,
  object: ObjectDefinition,
  field: string,
  ids: readonly string[],
  targetFor: (state: RecordState) => string | null | undefined,
): Promise<void> {
  const storage: ObjectStorage = storageOf(object);
  for (let start = 0; start < ids.length; start += movedAtOnce) {
    const states = [...(await lockStates(ctx, storage, ids.slice(start, start + movedAtOnce))).values()];
    const drafts = states.flatMap((state) => {
      const target = targetFor(state);
      return target === undefined ? [] : [draftOf(storage, state.id, state, { ...state.values, [field]: target })];
    });
    await writeDrafts(ctx, storage, drafts, { asSystem: true, unmatched: true });
  }
}

async function countPresent(ctx: Context, object: ObjectDefinition, ids: readonly string[]): Promise<number> {
  const [row] = await ctx.session.query<{ count: string }>({
    text: `select count(*) as count from ${object.id} where workspace_id = $1 and id = any($2::uuid[])`,
    values: [ctx.workspace.id, ids],
  });
  return Number(row?.count ?? 0);
}

function columnOf({ object, name }: ReferringField): string {
  const [column] = storageOf(object).byName.get(name)?.columns ?? [];
  return column === undefined ? `t.${name}_id` : columnSql('t', column);
}
