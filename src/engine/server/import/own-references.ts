import { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { lockStates } from '../records/lock-states.ts';
import { updateRecordsEach } from '../records/update-records.ts';
import type { Run } from './import-run.ts';
import { findImport, firstId } from './import.queries.ts';
import { createLookUp, plain } from './look-up.ts';
import type { ImportSetting } from './prepare-rows.ts';
import { mapped } from './row-texts.ts';

const chunkSize = 1000;

interface WrittenCells {
  readonly row_number: number;
  readonly record_id: string;
  readonly cells: readonly string[];
}

/** Columns that refer to records of the same object, such as a parent account. */
export function ownReferences(storage: ObjectStorage, plan: ImportPlan): { name: string; column: number }[] {
  return plan.columns.flatMap((name, column) => {
    const field = name === null ? undefined : storage.object.fields[name];
    return name !== null && field?.kind === 'reference' && field.object === storage.object.id ? [{ name, column }] : [];
  });
}

/** Names and keys of the file's own rows, which a row of it may refer to before they are written; empty when none does. */
export async function listOwnNames(ctx: Context, importId: string, storage: ObjectStorage, plan: ImportPlan): Promise<ReadonlySet<string>> {
  if (ownReferences(storage, plan).length === 0) return new Set();
  const columns = [plan.columns.indexOf(storage.object.nameField), plan.columns.indexOf('external_id')].filter((column) => column >= 0);
  const rows = await ctx.session.query<{ text: string }>({
    text: `select distinct cells[c] as text from engine_import_row cross join unnest($3::int[]) as c where workspace_id = $1 and import_id = $2 and cells[c] <> ''`,
    values: [ctx.workspace.id, importId, columns.map((column) => column + 1)],
  });
  return new Set(rows.map((row) => plain(row.text)));
}

/** Once all rows are written, lets those that name one another refer to each other. Done again it changes nothing. */
export async function linkOwnRows(run: Run, setting: ImportSetting): Promise<void> {
  const references = ownReferences(setting.storage, setting.plan);
  if (references.length === 0) return;
  for (let after = 0; ;) {
    const last = await run.job.write(run.memberId, (ctx) => linkChunk(ctx, run.importId, setting, after), run.origin);
    if (last === null) return;
    after = last;
  }
}

async function linkChunk(ctx: Context, importId: string, setting: ImportSetting, after: number): Promise<number | null> {
  const { storage, plan } = setting;
  const rows = await listWritten(ctx, importId, after);
  if (rows.length === 0) return null;
  const states = await lockStates(
    ctx,
    storage,
    rows.map((row) => row.record_id),
  );
  const changes = new Map<string, Record<string, string>>();
  for (const { name, column } of ownReferences(storage, plan)) {
    const lookUp = createLookUp();
    const textOf = (row: WrittenCells): string => mapped(plan, name, row.cells[column]?.trim() ?? '');
    const field = storage.object.fields[name];
    if (field)
      await lookUp.load(
        ctx,
        name,
        field,
        rows.map(textOf).filter((text) => text !== ''),
      );
    for (const row of rows) {
      const target = lookUp.find(name, textOf(row));
      const state = states.get(row.record_id);
      if (target && state && target !== row.record_id && state.values[name] !== target)
        changes.set(row.record_id, { ...changes.get(row.record_id), [name]: target });
    }
  }
  const updates = [...changes].map(([id, values]) => ({ id, values }));
  if (updates.length > 0) {
    const outcomes = await updateRecordsEach(ctx, storage.object.id, updates, { partial: true, asSystem: plan.mode === 'history' });
    await keepVersions(
      ctx,
      importId,
      storage.object.id,
      outcomes.flatMap(({ row }) => (row ? [{ id: row.id, version: row.version, before: states.get(row.id)?.values ?? null }] : [])),
    );
  }
  return rows.at(-1)?.row_number ?? null;
}

/** Before an undo lets the rows go, so that deleting one does not change another; rows somebody changed since stay as they are. */
export async function unlinkOwnRows(run: Run): Promise<void> {
  for (let after = firstId; ;) {
    const last = await run.job.write(run.memberId, (ctx) => unlinkChunk(ctx, run.importId, after), run.origin);
    if (last === null) return;
    after = last;
  }
}

async function unlinkChunk(ctx: Context, importId: string, after: string): Promise<string | null> {
  const row = await findImport(ctx, importId);
  if (!row?.plan) return null;
  const storage = storageOf(objectNamed(ctx.registry, row.object));
  const names = ownReferences(storage, ImportPlan.parse(row.plan)).map((reference) => reference.name);
  if (names.length === 0) return null;
  const made = await listMade(ctx, importId, row.object, after);
  const states = await lockStates(
    ctx,
    storage,
    made.map((each) => each.record_id),
  );
  const updates = made.flatMap(({ record_id: id, version }) => {
    const state = states.get(id);
    const linked = names.filter((name) => state?.version === version && state.values[name] != null);
    return linked.length > 0 ? [{ id, values: Object.fromEntries(linked.map((name) => [name, null])) }] : [];
  });
  if (updates.length > 0) {
    const outcomes = await updateRecordsEach(ctx, row.object, updates, { partial: true, asSystem: true });
    await keepVersions(
      ctx,
      importId,
      row.object,
      outcomes.flatMap(({ row: written }) => (written ? [{ id: written.id, version: written.version, before: null }] : [])),
    );
  }
  return made.at(-1)?.record_id ?? null;
}

function listMade(ctx: Context, importId: string, object: string, after: string): Promise<{ record_id: string; version: number }[]> {
  return ctx.session.query<{ record_id: string; version: number }>({
    text: `select record_id, version from engine_import_record
      where workspace_id = $1 and import_id = $2 and object = $3 and is_created and undo is null and record_id > $4 order by record_id limit $5`,
    values: [ctx.workspace.id, importId, object, after, chunkSize],
  });
}

function listWritten(ctx: Context, importId: string, after: number): Promise<WrittenCells[]> {
  return ctx.session.query<WrittenCells>({
    text: `select r.row_number, d.record_id, r.cells from engine_import_result d
      join engine_import_row r on r.workspace_id = d.workspace_id and r.import_id = d.import_id and r.row_number = d.row_number
      where d.workspace_id = $1 and d.import_id = $2 and d.is_done and d.verdict in ('new', 'update', 'same') and d.record_id is not null and d.row_number > $3 order by d.row_number limit $4`,
    values: [ctx.workspace.id, importId, after, chunkSize],
  });
}

/** An undo compares with the version after this write. */
async function keepVersions(
  ctx: Context,
  importId: string,
  object: string,
  rows: readonly { id: string; version: number; before: unknown }[],
): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_import_record as known (workspace_id, import_id, object, record_id, is_created, version, before)
      select $1, $2, $3, x.id, false, x.version, x.before from jsonb_to_recordset($4::jsonb) as x (id uuid, version int, before jsonb)
      on conflict (workspace_id, import_id, object, record_id) do update set version = excluded.version`,
    values: [ctx.workspace.id, importId, object, JSON.stringify(rows)],
  });
}
