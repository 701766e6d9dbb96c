import type { Issue } from '#platform/contract/errors.ts';
import type { Verdict } from '../../contract/import/import-plan.ts';
import { startOfDate } from '../../contract/expression/time-zone.ts';
import type { Context } from '../context.ts';
import { createRecordsEach } from '../records/create-records.ts';
import { lockStates } from '../records/lock-states.ts';
import type { Values } from '../records/guard.ts';
import type { CheckedBatch } from '../duplicates/checked-batches.ts';
import { duplicateCode } from '../duplicates/match-issues.ts';
import { updateRecordsEach } from '../records/update-records.ts';
import type { WriteOptions } from '../records/write-options.ts';
import { findExisting } from './find-existing.ts';
import type { Turn } from './in-chunks.ts';
import { duplicateRow } from './import-issues.ts';
import type { KeySet } from './key-set.ts';
import { type ImportSetting, type PreparedRow, prepareRows } from './prepare-rows.ts';
import { fieldsOf, type StagedRow } from './row-texts.ts';

/** What became of one row. */
export interface RowResult {
  readonly number: number;
  readonly verdict: Verdict;
  /** The record written, or of a duplicate the one that is there already. */
  readonly recordId: string | null;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** Version of the record after the write; null when nothing was written. */
  readonly version: number | null;
  /** Values of an updated record before it. */
  readonly before: Values | null;
}

interface Placed {
  readonly row: PreparedRow;
  readonly id: string | null;
}

/**
 * Writes a chunk of rows through the one way records are written, so that every validation, gate and event holds as on a page.
 * Answers for each row; faultless rows are written, the others are not. `chunk.seen` holds the keys of earlier chunks; where several are written at once, the chunk's turn has come.
 */
export async function writeRows(ctx: Context, setting: ImportSetting, staged: readonly StagedRow[], chunk: Seen): Promise<RowResult[]> {
  const { turn, isTrial = false } = chunk;
  const rows = await prepareRows(ctx, setting, staged);
  const repeated = (chunk.repeated ??= findRepeated(rows, chunk.seen));
  // Only values that must be unique have to be met in the order of the file.
  if (isTrial && !hasUniqueValues(setting)) turn?.end();
  const existing = await findExisting(
    ctx,
    setting,
    rows.flatMap((row) => row.key ?? []),
  );
  chunk.batch?.begin();
  const results = new Map<number, RowResult>();
  const creates: Placed[] = [];
  const updates: Placed[] = [];
  for (const row of rows) {
    const isRepeated = repeated.has(row.number);
    if (row.issues.length > 0) results.set(row.number, refused(row, 'error', row.issues));
    else if (isRepeated) results.set(row.number, refused(row, 'duplicate', [duplicateRow(row.key ?? '')]));
    else (row.key !== null && existing.has(row.key) ? updates : creates).push({ row, id: (row.key && existing.get(row.key)) || null });
  }
  const options = { isTrial, batch: chunk.batch };
  const whenChecked = (): void => {
    chunk.batch?.publish();
    turn?.end();
  };
  // What is created can be written beside the next chunk only if nothing of this one is left to check.
  const created = await create(ctx, setting, creates, { ...options, whenChecked: updates.length === 0 ? whenChecked : undefined });
  for (const result of [...created, ...(await update(ctx, setting, updates, { ...options, whenChecked }))]) results.set(result.number, result);
  return rows.flatMap((row) => results.get(row.number) ?? []);
}

type Shared = Pick<WriteOptions, 'isTrial' | 'batch' | 'whenChecked'>;

/** Keys of the file so far, and the chunk's turn where several are written at once. */
export interface Seen {
  readonly seen: KeySet;
  readonly turn?: Turn;
  readonly batch?: CheckedBatch;
  /** Rows whose key came before, found once: a chunk that is begun anew has met its own keys. */
  repeated?: ReadonlySet<number>;
  /** Looks at everything a write looks at and writes nothing. */
  readonly isTrial?: boolean;
}

function hasUniqueValues({ storage, plan, matchBy }: ImportSetting): boolean {
  return [...fieldsOf(plan)].some((name) => name !== matchBy && storage.byName.get(name)?.field.unique === true);
}

function findRepeated(rows: readonly PreparedRow[], seen: KeySet): ReadonlySet<number> {
  const repeated = new Set<number>();
  for (const { number, key } of rows) if (key !== null && !seen.add(key)) repeated.add(number);
  return repeated;
}

async function create(ctx: Context, setting: ImportSetting, placed: readonly Placed[], shared: Shared): Promise<RowResult[]> {
  if (placed.length === 0) return [];
  const isHistory = setting.plan.mode === 'history';
  const values = placed.map(({ row }) => valuesOf(ctx, setting, row));
  const outcomes = await createRecordsEach(ctx, setting.storage.object.id, values, {
    partial: true,
    asSystem: isHistory,
    ...shared,
    isBrief: true,
    sketches: setting.sketches,
    places: placed.map(({ row }) => row.number),
    // Those that are there already are updated instead. Of other fields rules may write what the file says in another way.
    free: setting.matchBy === 'external_id' ? [setting.matchBy] : [],
    ...knownFrom(ctx, setting),
  });
  const results = placed.map(({ row }, index): RowResult => {
    const outcome = outcomes[index];
    if (!outcome?.row) return refusedBy(row, outcome?.issues ?? []);
    return {
      number: row.number,
      verdict: 'new',
      recordId: outcome.row.id,
      issues: [],
      warnings: [...row.warnings, ...(outcome.warnings ?? [])],
      version: outcome.row.version,
      before: null,
    };
  });
  if (isHistory) await saveHistory(ctx, setting, placed, results);
  return results;
}

async function update(ctx: Context, setting: ImportSetting, placed: readonly Placed[], shared: Shared): Promise<RowResult[]> {
  if (placed.length === 0) return [];
  const { storage, plan } = setting;
  const ids = placed.map(({ id }) => id ?? '');
  const before = await lockStates(ctx, storage, ids);
  const updates = placed.map(({ row, id }) => ({ id: id ?? '', values: changesOf(setting, row, before.get(id ?? '')?.values ?? {}) }));
  const outcomes = await updateRecordsEach(ctx, storage.object.id, updates, {
    partial: true,
    asSystem: plan.mode === 'history',
    ...shared,
    isBrief: true,
    sketches: setting.sketches,
    places: placed.map(({ row }) => row.number),
  });
  return placed.map(({ row, id }, index): RowResult => {
    const outcome = outcomes[index];
    if (!outcome?.row) return refusedBy(row, outcome?.issues ?? []);
    const state = before.get(id ?? '');
    const isSame = state?.version === outcome.row.version;
    return {
      number: row.number,
      verdict: isSame ? 'same' : 'update',
      recordId: outcome.row.id,
      issues: [],
      warnings: [...row.warnings, ...(outcome.warnings ?? [])],
      version: isSame ? null : outcome.row.version,
      before: isSame ? null : (state?.values ?? null),
    };
  });
}

/** Records of a file of history hold from the day it names, unless their stages tell their past more exactly. */
function knownFrom(ctx: Context, setting: ImportSetting): { validFrom?: Date } {
  const { mode, knownFrom: day } = setting.plan;
  return mode === 'history' && day !== undefined ? { validFrom: startOfDate(day, ctx.workspace.timeZone) } : {};
}

/** In history mode the capability says how a record of the past begins; in new work a stage is a request like any other, and passes the gate or not. */
function valuesOf(ctx: Context, setting: ImportSetting, row: PreparedRow): Record<string, unknown> {
  const { hook, plan } = setting;
  if (!hook || row.stage === null) return row.values;
  if (plan.mode === 'history') return { ...row.values, ...hook.historyValues(ctx, row.stage, row.path) };
  return { ...row.values, [hook.stageField]: row.stage };
}

/** Of an existing record the file changes only what it says; an empty cell changes nothing. Its stage is left to people in history mode. */
function changesOf(setting: ImportSetting, row: PreparedRow, before: Values): Record<string, unknown> {
  const { hook, plan, matchBy } = setting;
  const changes = Object.fromEntries(Object.entries(row.values).filter(([name, value]) => value !== null && name !== matchBy));
  if (plan.mode === 'history' || !hook || row.stage === null || before[hook.stageField] === row.stage) return changes;
  return { ...changes, [hook.stageField]: row.stage };
}

async function saveHistory(ctx: Context, setting: ImportSetting, placed: readonly Placed[], results: RowResult[]): Promise<void> {
  const { hook, storage } = setting;
  if (!hook) return;
  const pasts = placed.flatMap(({ row }, index) => {
    const id = results[index]?.recordId;
    // oxlint-disable-next-line sloop/no-assertion -- readValue gave these by the schema of each field
    return id && row.stage !== null ? [{ id, stage: row.stage, path: row.path, values: row.values as Values }] : [];
  });
  await hook.saveHistory(ctx, pasts);
  // The capability may save the records once more: what an undo compares with is the version after that.
  const states = await lockStates(
    ctx,
    storage,
    pasts.map((past) => past.id),
  );
  for (const [index, result] of results.entries()) {
    const version = result.recordId ? states.get(result.recordId)?.version : undefined;
    if (version !== undefined) results[index] = { ...result, version };
  }
}

/** A row whose record is there already is no mistake: it is left out, with the record it would have doubled. */
function refusedBy(row: PreparedRow, issues: readonly Issue[]): RowResult {
  const isThere = issues.length > 0 && issues.every((issue) => issue.code === duplicateCode);
  if (!isThere) return refused(row, 'error', issues);
  const [existing] = issues.flatMap(({ facts }) => (Array.isArray(facts?.['records']) ? facts['records'] : []));
  return { ...refused(row, 'duplicate', issues), recordId: typeof existing === 'string' ? existing : null };
}

function refused(row: PreparedRow, verdict: Verdict, issues: readonly Issue[]): RowResult {
  return { number: row.number, verdict, recordId: null, issues, warnings: row.warnings, version: null, before: null };
}
