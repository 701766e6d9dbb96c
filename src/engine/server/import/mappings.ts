import { createHash } from 'node:crypto';
import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { plainHeader } from '../../contract/import/guess-mapping.ts';
import type * as routes from '../../contract/import/import-mapping.routes.ts';
import type { ImportMapping } from '../../contract/import/import-mapping.routes.ts';
import { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { requireImport, requireImportAbility } from './import.policy.ts';
import type { ImportRow } from './import.queries.ts';
import { placeOf } from './view-import.ts';

interface MappingRow {
  readonly id: string;
  readonly name: string;
  readonly object: string;
  readonly headers: readonly string[];
  readonly plan: unknown;
  readonly updated_at: Date;
}

const columns = 'id, name, object, headers, plan, updated_at';

/** The mappings of the workspace, the last used first. */
export async function listMappings(ctx: Context): Promise<{ mappings: ImportMapping[] }> {
  requireImportAbility(ctx);
  const rows = await ctx.session.query<MappingRow>({
    text: `select ${columns} from engine_import_mapping where workspace_id = $1 order by updated_at desc, id limit 200`,
    values: [ctx.workspace.id],
  });
  return { mappings: rows.map((row) => viewMapping(ctx, row)) };
}

/** Renames a mapping, or changes what it does with the next file. */
export async function updateMapping(ctx: Context, input: RouteInput<typeof routes.updateMapping>): Promise<ImportMapping> {
  const known = await findMapping(ctx, input.id);
  requireImport(ctx, known.object, input.plan?.mode ?? 'new_work');
  const [row] = await ctx.session.query<MappingRow>({
    text: `update engine_import_mapping set name = $3, plan = coalesce($4, plan), updated_by = $5, updated_at = $6
      where workspace_id = $1 and id = $2 returning ${columns}`,
    values: [ctx.workspace.id, input.id, input.name, input.plan === undefined ? null : JSON.stringify(input.plan), ctx.actor.memberId, ctx.now],
  });
  ctx.emit({ kind: 'import.mapping_changed', object: 'engine_import_mapping', recordId: input.id });
  return viewMapping(ctx, row ?? known);
}

/** Forgets a mapping; the next such file is guessed anew. */
export async function deleteMapping(ctx: Context, input: { id: string }): Promise<Record<string, never>> {
  const known = await findMapping(ctx, input.id);
  requireImport(ctx, known.object, 'new_work');
  await ctx.session.query({ text: 'delete from engine_import_mapping where workspace_id = $1 and id = $2', values: [ctx.workspace.id, input.id] });
  ctx.emit({ kind: 'import.mapping_deleted', object: 'engine_import_mapping', recordId: input.id, facts: { name: known.name } });
  return {};
}

/** Keeps how a file is read once it is imported, under the file's name unless the mapping has one already. */
export async function keepMapping(ctx: Context, row: ImportRow, guess: ImportPlan): Promise<void> {
  const plan = ImportPlan.parse(row.plan);
  // What we would suggest anyway need not be remembered.
  if (JSON.stringify(plan) === JSON.stringify(ImportPlan.parse(guess))) return;
  await ctx.session.query({
    text: `insert into engine_import_mapping (workspace_id, id, name, object, signature, headers, plan, updated_by, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (workspace_id, object, signature) do update set plan = excluded.plan, updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
    values: [
      ctx.workspace.id,
      ctx.newId(),
      row.file_name.replace(/\.[^.]*$/, '').slice(0, 120) || row.file_name.slice(0, 120),
      row.object,
      signatureOf(row.headers),
      row.headers,
      JSON.stringify(plan),
      ctx.actor.memberId,
      ctx.now,
    ],
  });
}

/** The mapping of files with these headers: for one object, or the last used of any. */
export async function findMappingFor(ctx: Context, headers: readonly string[], object: string | null): Promise<ImportMapping | undefined> {
  const rows = await ctx.session.query<MappingRow>({
    text: `select ${columns} from engine_import_mapping where workspace_id = $1 and signature = $2 and ($3::text is null or object = $3)
      order by updated_at desc limit 20`,
    values: [ctx.workspace.id, signatureOf(headers), object],
  });
  // An object administrators made may be gone since.
  const row = rows.find((each) => ctx.registry.objects.has(each.object) || ctx.registry.importKinds.has(each.object));
  return row && viewMapping(ctx, row);
}

async function findMapping(ctx: Context, id: string): Promise<MappingRow> {
  requireImportAbility(ctx);
  const [row] = await ctx.session.query<MappingRow>({
    text: `select ${columns} from engine_import_mapping where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id],
  });
  if (!row) throw notFound({ zh: '列对应', en: 'Mapping' });
  return row;
}

function viewMapping(ctx: Context, row: MappingRow): ImportMapping {
  return {
    id: row.id,
    name: row.name,
    object: row.object,
    label: placeOf(ctx, row.object).label,
    headers: [...row.headers],
    plan: ImportPlan.parse(row.plan),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Case, spaces and punctuation of headers do not matter; their order does, since columns are mapped by place. */
function signatureOf(headers: readonly string[]): string {
  return createHash('sha256').update(headers.map(plainHeader).join('\u001F')).digest('hex');
}
