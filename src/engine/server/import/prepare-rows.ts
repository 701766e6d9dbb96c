import { dayText, yearFirstText } from '../../contract/import/date-text.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import { stagePath, type StageEntry } from '../../contract/import/stage-path.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { Field } from '../../contract/objects/fields.ts';
import { parseDateText } from '../../contract/objects/parse-field-text.ts';
import type { Issue } from '#platform/contract/errors.ts';
import { currencyExponent } from '#platform/contract/money.ts';
import { mapInSlices } from '#platform/server/flow/map-in-slices.ts';
import type { RecentSketches } from '../duplicates/recent-sketches.ts';
import type { Context } from '../context.ts';
import { type ObjectStorage, targetOf } from '../fields/object-storage.ts';
import { createRecord } from '../records/create-records.ts';
import { ambiguousReference, emptyReference, missingReference, unreadableValue } from './import-issues.ts';
import type { ImportHook, ImportStage } from './import-hook.ts';
import { type LookUp, plain } from './look-up.ts';
import { roundedText } from './rounded-text.ts';
import { fieldsOf, type RowTexts, type StagedRow } from './row-texts.ts';

/** A row read by the plan: values ready to write, or what is wrong with it. */
export interface PreparedRow {
  readonly number: number;
  readonly values: Record<string, unknown>;
  readonly key: string | null;
  readonly stage: string | null;
  readonly path: readonly StageEntry[];
  readonly issues: Issue[];
  readonly warnings: Issue[];
}

/** What every chunk of one run shares. */
export interface ImportSetting {
  readonly storage: ObjectStorage;
  readonly plan: ImportPlan;
  readonly matchBy: string;
  readonly lookUp: LookUp;
  readonly sketches: RecentSketches;
  readonly texts: RowTexts;
  readonly hook: ImportHook | undefined;
  /** Stages by every text that may name them. */
  readonly stages: ReadonlyMap<string, { readonly value: string; readonly isClosing: boolean }>;
  readonly stageOptions: readonly ImportStage[];
  /** What the file's own rows are called, where they refer to each other. */
  readonly ownNames: ReadonlySet<string>;
  /** Records made for references that named nothing yet, until they are kept with the import. */
  readonly made: { readonly object: string; readonly id: string; readonly name: string; readonly text: string }[];
}

/** Reads a chunk of rows: maps texts, finds what they refer to in one query per field, parses by field kind. */
export async function prepareRows(ctx: Context, setting: ImportSetting, rows: readonly StagedRow[]): Promise<PreparedRow[]> {
  const texts = await mapInSlices(rows, (row) => setting.texts.of(row));
  for (const [name, field] of referenceFields(ctx, setting)) {
    const wanted = texts.flatMap((row) => row.get(name) ?? []);
    await setting.lookUp.load(ctx, name, field, wanted);
    if (setting.plan.missing[name] === 'create' && field.kind === 'reference') await createMissing(ctx, setting, name, field.object, wanted);
  }
  return mapInSlices(rows, (row, index) => prepareRow(ctx, setting, row, texts[index] ?? new Map()));
}

function prepareRow(ctx: Context, setting: ImportSetting, row: StagedRow, texts: ReadonlyMap<string, string>): PreparedRow {
  const prepared: PreparedRow = { number: row.row_number, values: {}, key: null, stage: null, path: [], issues: [], warnings: [] };
  const { plan, storage, hook } = setting;
  for (const [name, text] of texts) {
    const stored = storage.byName.get(name);
    if (!stored || name === hook?.stageField) continue;
    prepared.values[name] = readValue(ctx, setting, prepared, { name, field: stored.field, text });
  }
  for (const name of plan.columns) {
    const field = name === null || texts.has(name) ? undefined : storage.byName.get(name)?.field;
    // An empty reference is a warning, not an error: the record is worth having, and somebody should complete it.
    if (name !== null && field?.kind === 'reference' && !isOwnReference(setting, name)) prepared.warnings.push(emptyReference(name, field.label));
  }
  if (plan.nameTemplate && !texts.has(storage.object.nameField)) {
    const name = setting.texts.nameOf(row, texts) || texts.get('external_id');
    if (name) prepared.values[storage.object.nameField] = name;
  }
  const key = prepared.values[setting.matchBy];
  return { ...prepared, key: typeof key === 'string' ? key : null, ...stageOf(setting, row, texts, prepared) };
}

function stageOf(
  setting: ImportSetting,
  row: StagedRow,
  texts: ReadonlyMap<string, string>,
  prepared: PreparedRow,
): Pick<PreparedRow, 'stage' | 'path'> {
  const { hook, plan, stages } = setting;
  const text = hook ? texts.get(hook.stageField) : undefined;
  if (!hook || text === undefined) return { stage: null, path: [] };
  const stage = stages.get(plain(text));
  if (!stage) {
    prepared.issues.push(
      unreadableValue(hook.stageField, labelOf(setting, hook.stageField), text, { zh: '流程中的一个阶段', en: 'a stage of the process' }),
    );
    return { stage: null, path: [] };
  }
  const closing = new Set([...stages.values()].filter((candidate) => candidate.isClosing).map((candidate) => candidate.value));
  const dates = plan.stageDates.map((stageDate) => parseDateText(dayText(row.cells[stageDate.column] ?? '', plan.dateOrder)) ?? null);
  return { stage: stage.value, path: stagePath(plan, { stage: stage.value, dates }, closing) };
}

function readValue(ctx: Context, setting: ImportSetting, prepared: PreparedRow, cell: { name: string; field: Field; text: string }): unknown {
  const { name, field, text } = cell;
  if (targetOf(ctx.registry, field)) return readReference(setting, prepared, cell);
  const value = rulesOf(field).parse(readable(setting, ctx, cell), field, {
    locale: ctx.locale,
    currency: setting.plan.currency ?? ctx.workspace.currency,
    timeZone: ctx.workspace.timeZone,
  });
  if (value === undefined) prepared.issues.push(unreadableValue(name, labelOf(setting, name), text, rulesOf(field).expected(field)));
  return value ?? null;
}

function readReference(setting: ImportSetting, prepared: PreparedRow, { name, text }: { name: string; text: string }): string | null {
  const id = setting.lookUp.find(name, text);
  if (id) return id;
  // The row it names is written in this run too; it is referred to once all are there.
  if (id === undefined && isOwnReference(setting, name) && setting.ownNames.has(plain(text))) return null;
  const issue = id === null ? ambiguousReference(name, labelOf(setting, name), text) : missingReference(name, labelOf(setting, name), text);
  (setting.plan.missing[name] === 'error' ? prepared.issues : prepared.warnings).push(issue);
  return null;
}

/** Whether a field refers to records of the object being imported. */
export function isOwnReference(setting: Pick<ImportSetting, 'storage'>, name: string): boolean {
  const { object } = setting.storage;
  const field = object.fields[name];
  return field?.kind === 'reference' && field.object === object.id;
}

/** The text as the field's own notation has it: dates with the year first, amounts rounded where the plan says so. */
function readable({ plan }: ImportSetting, ctx: Context, { field, text }: { field: Field; text: string }): string {
  if (field.kind === 'date') return dayText(text, plan.dateOrder);
  if (field.kind === 'datetime') return yearFirstText(text, plan.dateOrder);
  if (field.kind === 'money' && plan.rounds) return roundedText(text, currencyExponent(plan.currency ?? ctx.workspace.currency));
  return text;
}

function referenceFields(ctx: Context, setting: ImportSetting): [string, Field][] {
  const names = fieldsOf(setting.plan);
  return setting.storage.fields.flatMap(({ name, field }): [string, Field][] =>
    names.has(name) && targetOf(ctx.registry, field) ? [[name, field]] : [],
  );
}

async function createMissing(ctx: Context, setting: ImportSetting, name: string, objectId: string, texts: readonly string[]): Promise<void> {
  const target = ctx.registry.objects.get(objectId);
  if (!target) return;
  const isOwn = (text: string): boolean => isOwnReference(setting, name) && setting.ownNames.has(plain(text));
  const missing = new Map(texts.filter((text) => setting.lookUp.find(name, text) === undefined && !isOwn(text)).map((text) => [plain(text), text]));
  for (const text of missing.values()) {
    const made = await createRecord(ctx, objectId, { [target.nameField]: text });
    setting.lookUp.add(name, text, made.id);
    setting.made.push({ object: objectId, id: made.id, name, text });
  }
}

function labelOf(setting: ImportSetting, name: string): { zh: string; en: string } {
  return setting.storage.byName.get(name)?.field.label ?? { zh: name, en: name };
}
