import { type AppError, conflict, type Issue, invalid } from '#platform/contract/errors.ts';
import { together } from '#platform/server/flow/together.ts';
import type { Changes } from '../../contract/events/event.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import { dependentChoices, dependentIssues } from '../../contract/objects/dependent-choices.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { checkDuplicates } from '../duplicates/check-duplicates.ts';
import { keepKeys } from '../duplicates/keep-keys.ts';
import { duplicateCode } from '../duplicates/match-issues.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { alwaysMaskedFields, hiddenFields } from '../policy/field-access.ts';
import { checkAfterImage } from '../policy/check-after-image.ts';
import { maskRow } from '../policy/mask-row.ts';
import { checkBatch, checkReach, takeUniqueValues } from './batch-checks.ts';
import type { RecordChange } from './guard.ts';
import { tellNewOwners } from '../notices/tell-owners.ts';
import { addingEntries } from '../search/entries-in-bulk.ts';
import { changedFields } from './record-row.ts';
import { explainRefusal } from './refused-writes.ts';
import { saveCreated, saveUpdated } from './save-records.ts';
import { requiredIssues } from './validate-values.ts';
import type { Draft, WriteOptions, WriteOutcome } from './write-options.ts';

/**
 * The one way records are created and changed, whatever the door: derive and reach → required → references and uniqueness → guards → duplicates → save →
 * events → reactions. Works on the whole batch at each step.
 */
export async function writeDrafts(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], options: WriteOptions): Promise<WriteOutcome[]> {
  // Together, because neither waits for the other's answer: the connection is pipelined.
  await together(checkReach(ctx, storage, faultless(drafts)), derive(ctx, storage, faultless(drafts)));
  for (const draft of faultless(drafts)) draft.issues.push(...requiredIssues(storage, draft.after, draft.before && draft.changed));
  checkChoices(ctx, storage, faultless(drafts));
  if (options.asSystem !== true) await checkAfterImage(ctx, storage, faultless(drafts));
  // A single record is left to the database itself, unless its writer wants an answer instead of an end.
  if (drafts.length > 1 || storage.isUnconstrained || options.partial === true) await checkBatch(ctx, storage, faultless(drafts), options);
  await guard(ctx, storage, faultless(drafts));
  await checkDuplicates(ctx, storage, faultless(drafts), options);
  if (options.partial !== true) refuseFaults(drafts);
  takeUniqueValues(storage, faultless(drafts), options);
  options.whenChecked?.();
  if (options.isTrial === true) return drafts.map((draft) => outcomeOf(ctx, storage, draft, options));
  const written = faultless(drafts).filter((draft) => draft.before === null || draft.changed.length > 0);
  await together(save(ctx, storage, written, options), keepKeys(ctx, storage, written));
  tell(ctx, storage, written);
  await tellNewOwners(ctx, storage.object, written);
  await react(ctx, storage, written);
  return drafts.map((draft) => outcomeOf(ctx, storage, draft, options));
}

/** Throws the issues of all records at fault; in a batch each says which record it concerns. */
export function refuseFaults(drafts: readonly Draft[]): void {
  const issues = drafts.flatMap((draft, at) =>
    draft.issues.map((issue) => (drafts.length === 1 ? issue : { ...issue, field: `records.${at}.${issue.field ?? ''}` })),
  );
  if (issues.length > 0) throw isTaken(issues) ?? invalid(issues);
}

/** Nothing is wrong with the records but that they are there already. */
function isTaken(issues: readonly Issue[]): AppError | undefined {
  const [first] = issues;
  if (!first || issues.some((issue) => issue.code !== duplicateCode)) return undefined;
  return conflict(first.code, first.message, first.facts, issues);
}

/** A draft that has not been looked at yet. */
export function draftOf(storage: ObjectStorage, id: string, before: Draft['before'], after: Draft['after']): Draft {
  return { id, before, after, changed: changedFields(storage, before?.values ?? null, after), event: undefined, issues: [] };
}

/** The drafts nothing has been found wrong with so far. */
export function faultless(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => draft.issues.length === 0);
}

/** Choices that depend on another one must fit it; costs nothing where there are none. */
function checkChoices(ctx: Context, { object }: ObjectStorage, drafts: readonly Draft[]): void {
  if (dependentChoices(object.fields).length === 0) return;
  const hidden = hiddenFields(ctx.actor, object.id);
  for (const draft of drafts) draft.issues.push(...dependentIssues(object.fields, draft.after, draft.before && draft.changed, hidden));
}

async function derive(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  for (const derivation of ctx.registry.derivationsOf(storage.object.id)) {
    if (drafts.length === 0) return;
    const derived = await derivation.derive(ctx, drafts.map(changeOf));
    for (const [at, draft] of drafts.entries()) {
      const entry = derived[at];
      if (!entry) continue;
      if (entry.values) draft.after = { ...draft.after, ...entry.values };
      draft.changed = changedFields(storage, draft.before?.values ?? null, draft.after);
      draft.event = entry.event ?? draft.event;
      draft.issues.push(...(entry.issues ?? []));
    }
  }
}

async function guard(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  const asked = drafts.filter((draft) => draft.before === null || draft.changed.length > 0);
  if (asked.length === 0) return;
  const changes = asked.map(changeOf);
  for (const recordGuard of ctx.registry.guardsOf(storage.object.id)) {
    const answers = await recordGuard.check(ctx, changes);
    for (const [at, draft] of asked.entries()) draft.issues.push(...(answers[at] ?? []));
  }
}

async function save(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], options: WriteOptions): Promise<void> {
  if (drafts.length === 0) return;
  const validFrom = options.validFrom ?? ctx.now;
  const created = drafts.filter((draft) => draft.before === null);
  const updated = drafts.filter((draft) => draft.before !== null);
  try {
    if (created.length > 0) await addingEntries(ctx, storage, created, () => saveCreated(ctx, storage, created, validFrom));
    if (updated.length > 0) await saveUpdated(ctx, storage, updated, validFrom);
  } catch (error) {
    throw explainRefusal(storage, error);
  }
}

function tell(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const changes: Record<string, readonly [FieldValue, FieldValue]> = {};
    for (const name of draft.changed) changes[name] = [draft.before?.values[name] ?? null, draft.after[name] ?? null];
    const kind = draft.event?.kind ?? (draft.before === null ? 'record.created' : 'record.updated');
    emit(ctx, storage, draft, kind, changes);
  }
}

function emit(ctx: Context, storage: ObjectStorage, draft: Draft, kind: string, changes: Changes): void {
  const event = { kind, object: storage.object.id, recordId: draft.id, changes };
  ctx.emit(draft.event?.facts ? { ...event, facts: draft.event.facts } : event);
}

async function react(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  const reactions = ctx.registry.reactionsOf(storage.object.id);
  if (reactions.length === 0 || drafts.length === 0) return;
  const changes = drafts.map(changeOf);
  for (const reaction of reactions) await reaction.run(ctx, changes);
}

function changeOf(draft: Draft): RecordChange {
  return { id: draft.id, before: draft.before?.values ?? null, after: draft.after, changed: draft.changed };
}

function outcomeOf(ctx: Context, storage: ObjectStorage, draft: Draft, { isBrief = false }: WriteOptions): WriteOutcome {
  if (draft.issues.length > 0) return { id: draft.before?.id ?? null, issues: draft.issues };
  const row = isBrief ? { id: draft.id, version: versionOf(draft) } : rowOf(ctx, storage, draft);
  if (draft.warnings === undefined) return { id: draft.id, issues: [], row };
  return { id: draft.id, issues: [], warnings: draft.warnings, row: { ...row, _warnings: draft.warnings } };
}

function versionOf({ before, changed }: Draft): number {
  return before === null ? 1 : before.version + (changed.length > 0 ? 1 : 0);
}

/** The record as the API gives it, without names: those cost a query, and pages have them already. */
function rowOf(ctx: Context, storage: ObjectStorage, draft: Draft): RecordRow {
  const { before } = draft;
  const isSaved = before === null || draft.changed.length > 0;
  const row: Record<string, unknown> = { ...draft.after };
  for (const name of hiddenFields(ctx.actor, storage.object.id)) delete row[name];
  maskRow(row, alwaysMaskedFields(ctx.actor, storage.object.id));
  return {
    ...row,
    id: draft.id,
    version: versionOf(draft),
    created_at: before?.created_at ?? ctx.now.toISOString(),
    created_by: before === null ? ctx.actor.memberId : before.created_by,
    updated_at: isSaved ? ctx.now.toISOString() : before.updated_at,
    updated_by: isSaved ? ctx.actor.memberId : before.updated_by,
  };
}
