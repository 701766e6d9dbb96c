import { conflict, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { ProcessDefinition } from '../../contract/definition.ts';
import type { VersionDetail, createDraftRoute, updateDraftRoute } from '../../contract/process.routes.ts';
import { ensureProcessInForce } from '../load-process.ts';
import { requireAbility } from '../process.policy.ts';
import * as queries from '../process.queries.ts';
import { getVersion, requireVersion } from './read-processes.ts';

/** Starts a draft as a copy of the version in force, or of a given one. */
export async function createDraft(ctx: Context, input: RouteInput<typeof createDraftRoute>): Promise<VersionDetail> {
  requireAbility(ctx, 'process.edit');
  const copied = input.copyOf === undefined ? undefined : await requireVersion(ctx, input.copyOf);
  const inForce = await ensureProcessInForce(ctx, input.object);
  if (!inForce || (copied && copied.object !== input.object)) throw notFound({ zh: '流程', en: 'Process' });
  const definition = copied ? ProcessDefinition.parse(copied.definition) : inForce.definition;
  const id = await storeDraft(ctx, {
    object: input.object,
    definition,
    note: input.note ?? null,
    origin: `version:${copied?.id ?? inForce.versionId ?? ''}`,
  });
  return getVersion(ctx, { id });
}

/** Stores a definition as a new draft; also how a closed improvement action becomes one. Answers the draft's id. */
export async function storeDraft(
  ctx: Context,
  draft: { object: string; definition: ProcessDefinition; note: string | null; origin: string },
): Promise<string> {
  requireAbility(ctx, 'process.edit');
  await ensureProcessInForce(ctx, draft.object);
  const processId = await queries.lockProcess(ctx, draft.object);
  if (processId === undefined) throw notFound({ zh: '流程', en: 'Process' });
  const number = (await queries.getLastNumber(ctx, processId)) + 1;
  const id = ctx.newId();
  await queries.insertVersion(ctx, { id, processId, number, status: 'draft', definition: draft.definition, note: draft.note, origin: draft.origin });
  ctx.emit({ kind: 'process.draft_created', object: 'process', recordId: processId, facts: { version: id, number, origin: draft.origin } });
  return id;
}

/** Saves a draft; faults may stand in it until it is published. */
export async function updateDraft(ctx: Context, input: RouteInput<typeof updateDraftRoute>): Promise<VersionDetail> {
  requireAbility(ctx, 'process.edit');
  const version = await requireDraft(ctx, input.id);
  if (input.revision !== undefined && input.revision !== version.revision) {
    throw conflict(
      'process.draft_changed',
      { zh: '别人已保存过这份草稿，请刷新后再改。', en: 'Somebody saved this draft in between; reload before changing it.' },
      { revision: version.revision },
    );
  }
  await queries.updateDraft(ctx, { id: version.id, definition: input.definition, note: input.note === undefined ? version.note : input.note });
  ctx.emit({ kind: 'process.draft_saved', object: 'process', recordId: version.process_id, facts: { version: version.id, number: version.number } });
  return getVersion(ctx, { id: version.id });
}

/** Throws a draft away. */
export async function deleteDraft(ctx: Context, input: { readonly id: string }): Promise<{ deleted: boolean }> {
  requireAbility(ctx, 'process.edit');
  const version = await requireDraft(ctx, input.id);
  await queries.deleteDraft(ctx, version.id);
  ctx.emit({
    kind: 'process.draft_deleted',
    object: 'process',
    recordId: version.process_id,
    facts: { version: version.id, number: version.number },
  });
  return { deleted: true };
}

/** The version, locked, when it is still a draft. */
export async function requireDraft(ctx: Context, id: string): Promise<queries.StoredVersion> {
  const version = await requireVersion(ctx, id, true);
  if (version.status === 'draft') return version;
  throw conflict('process.not_a_draft', {
    zh: '已发布的版本不能再改；请由它起草一个新版本。',
    en: 'A published version never changes; start a draft from it instead.',
  });
}
