import type { QueryRequest } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, storageOf, type StoredField } from '../fields/object-storage.ts';
import { hiddenFields } from '../policy/field-access.ts';
import { storedFieldOf } from '../query/field-paths.ts';

/** A column of an export: where its values come from and what it is called. */
export interface ExportColumn {
  readonly path: string;
  readonly header: string;
  readonly stored: StoredField | undefined;
  /** What the values of an open choice are called, such as stages of a process. */
  readonly words?: ReadonlyMap<string, string>;
}

/** The columns asked for, or all the actor may see, with headers in their language. */
export async function exportColumns(ctx: Context, objectId: string, input: Pick<QueryRequest, 'columns' | 'asOf'>): Promise<ExportColumn[]> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const paths = input.columns ?? defaultPaths(ctx, storage, input.asOf !== undefined);
  const columns = [];
  for (const path of paths) {
    const words = await wordsOf(ctx, storage, path);
    columns.push({ path, header: headerOf(ctx, storage, path), stored: fieldBehind(ctx, storage, path), ...(words && { words }) });
  }
  return columns;
}

/** Only the capability that governs the stages of an object knows their names. */
async function wordsOf(ctx: Context, storage: ObjectStorage, path: string): Promise<ReadonlyMap<string, string> | undefined> {
  const [first = '', ...rest] = path.split('.');
  const stored = storedFieldOf(storage, first);
  if (rest.length > 0) {
    return stored?.field.kind === 'reference' ? wordsOf(ctx, storageOf(objectNamed(ctx.registry, stored.field.object)), rest.join('.')) : undefined;
  }
  const hook = ctx.registry.importHooks.find((each) => each.object === storage.object.id && each.stageField === first);
  return hook && new Map((await hook.stages(ctx)).map((stage) => [stage.value, stage.label[ctx.locale]]));
}

/** Looking back, only the name and what is kept over time. */
function defaultPaths(ctx: Context, storage: ObjectStorage, isPast: boolean): string[] {
  const hidden = hiddenFields(ctx.actor, storage.object.id);
  const historic = new Set(storage.historic.map((stored) => stored.name));
  const own = storage.fields.map((stored) => stored.name).filter((name) => !hidden.includes(name));
  return isPast ? own.filter((name) => historic.has(name) || name === storage.object.nameField) : own;
}

function headerOf(ctx: Context, storage: ObjectStorage, path: string): string {
  const [first = ''] = path.split('.');
  const label = (name: string, at: ObjectStorage): string => storedFieldOf(at, name)?.field.label[ctx.locale] ?? name;
  const last = fieldBehind(ctx, storage, path);
  return path.includes('.') ? `${label(first, storage)} · ${last?.field.label[ctx.locale] ?? path}` : label(path, storage);
}

function fieldBehind(ctx: Context, storage: ObjectStorage, path: string): StoredField | undefined {
  const [first = '', ...rest] = path.split('.');
  const stored = storedFieldOf(storage, first);
  if (rest.length === 0) return stored;
  return stored?.field.kind === 'reference' ? fieldBehind(ctx, storageOf(objectNamed(ctx.registry, stored.field.object)), rest.join('.')) : undefined;
}
