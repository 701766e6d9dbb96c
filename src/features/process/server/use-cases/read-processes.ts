import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { objectNamed, storageOf } from '#engine/server/fields/object-storage.ts';
import { objectSchema } from '#engine/server/query/object-schema.ts';
import { ProcessDefinition } from '../../contract/definition.ts';
import { diffProcess } from '../../contract/diff-process.ts';
import { type LintIssue, lintProcess } from '../../contract/lint-process.ts';
import type { VersionDetail, VersionSummary, diffVersionRoute } from '../../contract/process.routes.ts';
import { findProcessInForce } from '../load-process.ts';
import * as queries from '../process.queries.ts';

const what = { zh: '流程', en: 'Process' };

/** All processes, the default one included before it is first used. */
export async function listProcesses(ctx: Context) {
  const rows = await queries.listProcesses(ctx);
  const processes = rows.map((row) => ({
    id: row.id,
    object: row.object,
    name: { zh: row.name_zh, en: row.name_en },
    versionId: row.version_id,
    number: row.number,
    validFrom: row.valid_from?.toISOString() ?? null,
  }));
  if (processes.length > 0) return { processes };
  return {
    processes: [{ id: null, object: 'opportunity', name: { zh: '销售流程', en: 'Sales process' }, versionId: null, number: 1, validFrom: null }],
  };
}

/** The process that governs an object now. */
export async function getProcessInForce(ctx: Context, input: { readonly object: string }) {
  const process = await findProcessInForce(ctx, input.object);
  if (!process) throw notFound(what);
  return {
    versionId: process.versionId,
    number: process.number,
    validFrom: process.validFrom?.toISOString() ?? null,
    definition: process.definition,
  };
}

/** All versions of an object's process, newest first. */
export async function listProcessVersions(ctx: Context, input: { readonly object: string }) {
  const rows = await queries.listVersions(ctx, input.object);
  return { versions: rows.map(summaryOf) };
}

/** A version with its definition. */
export async function getVersion(ctx: Context, input: { readonly id: string }): Promise<VersionDetail> {
  return detailOf(await requireVersion(ctx, input.id));
}

/** What is wrong with a version. */
export async function lintVersion(ctx: Context, input: { readonly id: string }) {
  const version = await requireVersion(ctx, input.id);
  return { issues: lintFor(ctx, version.object, ProcessDefinition.parse(version.definition)).map((issue) => ({ ...issue })) };
}

/** What a version changes, and which stages with records in them it lets vanish. */
export async function diffVersion(ctx: Context, input: RouteInput<typeof diffVersionRoute>) {
  const version = await requireVersion(ctx, input.id);
  const after = ProcessDefinition.parse(version.definition);
  const other = input.against === undefined ? undefined : await requireVersion(ctx, input.against);
  const inForce = await findProcessInForce(ctx, version.object);
  const before = other ? ProcessDefinition.parse(other.definition) : (inForce?.definition ?? { stages: [], transitions: [] });
  const kept = new Set(after.stages.map((stage) => stage.id));
  const gone = (inForce?.definition.stages ?? []).filter((stage) => !kept.has(stage.id));
  const counts = await countInStages(
    ctx,
    version.object,
    gone.map((stage) => stage.id),
  );
  return {
    against: other?.id ?? inForce?.versionId ?? null,
    changes: diffProcess(before, after).map((change) => ({ ...change })),
    vanished: gone.map((stage) => ({ stage: stage.id, label: stage.label, records: counts.get(stage.id) ?? 0 })),
  };
}

/** The linter with what this workspace's objects offer. */
export function lintFor(ctx: Context, objectId: string, definition: ProcessDefinition): LintIssue[] {
  const object = objectNamed(ctx.registry, objectId);
  return lintProcess(definition, { object: objectId, fields: new Set(Object.keys(object.fields)), schema: objectSchema(ctx.registry) });
}

/** How many records stand in each of these stages, whoever owns them: a version governs them all. */
export async function countInStages(ctx: Context, objectId: string, stages: readonly string[]): Promise<Map<string, number>> {
  if (stages.length === 0) return new Map();
  const { table } = storageOf(objectNamed(ctx.registry, objectId));
  const rows = await ctx.session.query<{ stage: string; records: number }>({
    text: `select stage, count(*)::int as records from ${table} where workspace_id = $1 and stage = any($2) group by stage`,
    values: [ctx.workspace.id, stages],
  });
  return new Map(rows.map((row) => [row.stage, row.records]));
}

/** The version, locked when it is about to change; not found otherwise. */
export async function requireVersion(ctx: Context, id: string, lock = false): Promise<queries.StoredVersion> {
  const version = await queries.findVersion(ctx, id, lock);
  if (!version) throw notFound({ zh: '流程版本', en: 'Process version' });
  return version;
}

function summaryOf(row: queries.VersionRow): VersionSummary {
  return {
    id: row.id,
    object: row.object,
    number: row.number,
    status: row.status,
    revision: row.revision,
    note: row.note,
    origin: row.origin,
    validFrom: row.valid_from?.toISOString() ?? null,
    validTo: row.valid_to?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** A stored version as the API gives it. */
export function detailOf(version: queries.StoredVersion): VersionDetail {
  return { ...summaryOf(version), definition: ProcessDefinition.parse(version.definition) };
}
