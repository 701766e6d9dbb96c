import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '#platform/server/database/database.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { JobDefinition } from '../feature.ts';
import { type ObjectStorage, objectNamed, storageOf, type StoredField } from '../fields/object-storage.ts';
import { indexColumn, sortColumnOf } from '../fields/view-indexes.ts';
import type { FieldRow } from './schema-rows.ts';

/**
 * Builds what indexes the object's fields still lack, while people go on writing. An index of a slot serves every workspace that uses
 * the slot; that of a unique field is of its workspace alone.
 */
export const buildIndexesJob: JobDefinition = {
  id: 'schema.build_indexes',
  run: async (job, payload) => {
    const objectId = String(payload['object']);
    const { object, fields } = await job.read(null, async (ctx) => ({
      object: ctx.registry.objects.has(objectId) ? objectNamed(ctx.registry, objectId) : undefined,
      fields: await ctx.session.query<Pick<FieldRow, 'id'>>({
        text: `select id from engine_custom_field where object = $1 and index_state = 'building'`,
        values: [objectId],
      }),
    }));
    if (!object) return;
    for (const { id } of fields) {
      for (const index of indexesOf(object, id, job.workspaceId)) await job.maintain((session) => buildIndex(session, index));
      await job.write(null, async (ctx) => {
        await ctx.session.query({
          text: `update engine_custom_field set index_state = 'ready' where workspace_id = $1 and object = $2 and id = $3`,
          values: [ctx.workspace.id, objectId, id],
        });
      });
    }
  },
};

interface SlotIndex {
  readonly name: string;
  readonly definition: string;
}

function indexesOf(object: ObjectDefinition, fieldId: string, workspaceId: string): SlotIndex[] {
  const storage = storageOf(object);
  const stored = storage.byName.get(fieldId);
  const [column] = stored?.columns ?? [];
  if (!stored || !column || column.within !== undefined) return [];
  const { table } = storage;
  const plain = { name: `${table}_${column.name}_slot`, definition: `index %name on ${table} (workspace_id, ${column.name}, id)` };
  return [plain, ...sortIndexes(storage, stored), ...(stored.field.unique === true ? [uniqueIndex(table, column.name, workspaceId)] : [])];
}

/** As built-in lists have them: once for everybody's records, once by owner. */
function sortIndexes({ table, ownerColumn }: ObjectStorage, stored: StoredField): SlotIndex[] {
  const sort = sortColumnOf(stored);
  if (!sort) return [];
  const name = `${table}_${sort.column}`;
  const byOwner =
    ownerColumn === undefined || ownerColumn === sort.column
      ? []
      : [{ name: `${name}_own`, definition: `index %name on ${table} (workspace_id, ${ownerColumn}, ${indexColumn(sort)}, id)` }];
  if (sort.collation === undefined) return byOwner;
  return [{ name: `${name}_sort`, definition: `index %name on ${table} (workspace_id, ${indexColumn(sort)}, id)` }, ...byOwner];
}

function uniqueIndex(table: string, column: string, workspaceId: string): SlotIndex {
  const name = `${table}_${column}_unique_${workspaceId.replaceAll('-', '').slice(-12)}`;
  return { name, definition: `unique index %name on ${table} (workspace_id, ${column}) where workspace_id = '${workspaceId}'` };
}

const lockId = 726_509_332;

/**
 * One build at a time, since two on one table wait for each other's snapshots. Asked for again and again instead of waited for: who waits
 * in the database holds a snapshot, too.
 */
async function buildIndex(session: Session, index: SlotIndex): Promise<void> {
  while (!(await session.query<{ mine: boolean }>({ text: `select pg_try_advisory_lock(${lockId}) as mine` }))[0]?.mine) await wait(100);
  try {
    await buildAlone(session, index);
  } finally {
    await session.query({ text: `select pg_advisory_unlock(${lockId})` });
  }
}

/** One that an interrupted build left behind half-made is made anew. */
async function buildAlone(session: Session, { name, definition }: SlotIndex): Promise<void> {
  const short = name.slice(0, 63);
  const [known] = await session.query<{ valid: boolean }>({
    text: 'select i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = $1',
    values: [short],
  });
  if (known?.valid === true) return;
  if (known) await session.query({ text: `drop index concurrently if exists "${short}"` });
  await session.query({ text: `create ${definition.replace('index %name', `index concurrently if not exists "${short}"`)}` });
}
