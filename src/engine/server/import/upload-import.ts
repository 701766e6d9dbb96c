import { buffer } from 'node:stream/consumers';
import { AppError } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { candidates, guessMapping } from '../../contract/import/guess-mapping.ts';
import { ImportPlan } from '../../contract/import/import-plan.ts';
import type { uploadImport as route } from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { requireImport } from './import.policy.ts';
import * as queries from './import.queries.ts';
import { hookOf, targetOfImport } from './import-setting.ts';
import { readTable, type TableFile } from './read-table.ts';
import { viewImport } from './view-import.ts';

const sampleSize = 8;

/** Stages an uploaded file row by row and suggests how its columns become fields. */
export async function uploadImport(call: RawCall, input: RouteInput<typeof route>): Promise<RawAnswer> {
  const bytes = call.body ? await buffer(call.body) : new Uint8Array();
  const answer = await call.write((ctx) => stageFile(ctx, { object: input.object, fileName: input.fileName, bytes }));
  return { contentType: 'application/json', body: JSON.stringify(answer) };
}

/** The same for a file that is already here: the command line's door. */
export async function stageFile(ctx: Context, given: { object: string; fileName: string; bytes: Uint8Array }) {
  requireImport(ctx, given.object, 'new_work');
  const storage = targetOfImport(ctx, given.object);
  const file = readTable(given.bytes);
  const sample: string[][] = [];
  const { headers, rows } = await takeHeader(file, sample);
  const id = ctx.newId();
  const base = { id, object: given.object, file_name: given.fileName, encoding: file.encoding, headers };
  await queries.insertImport(ctx, { ...base, row_count: 0 });
  const rowCount = await queries.stageRows(ctx, id, rows);
  if (rowCount === 0) throw new AppError('invalid', 'import.no_rows', { zh: '文件只有表头，没有数据行。', en: 'The file has a header but no rows.' });
  await ctx.session.query({ text: 'update engine_import set row_count = $3 where workspace_id = $1 and id = $2', values: [ctx.workspace.id, id, rowCount] });
  ctx.emit({ kind: 'import.uploaded', object: 'engine_import', recordId: id, facts: { fileName: given.fileName, rowCount } });

  const row = await queries.findImport(ctx, id);
  if (!row) throw new Error('The import was not kept.');
  return { import: await viewImport(ctx, row), sample, guess: guessPlan(ctx, storage, headers), fields: await fieldChoices(ctx, storage) };
}

async function takeHeader(file: TableFile, sample: string[][]): Promise<{ headers: string[]; rows: AsyncIterable<string[]> }> {
  const iterator = file.rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  const headers = first.done ? [] : first.value.map((header) => header.trim());
  if (headers.every((header) => header === '')) throw new AppError('invalid', 'import.no_header', { zh: '第一行应是表头，但它是空的。', en: 'The first row should be the header, but it is empty.' });
  async function* rest(): AsyncIterable<string[]> {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      if (next.value.every((cell) => cell.trim() === '')) continue;
      if (sample.length < sampleSize) sample.push(next.value);
      yield next.value;
    }
  }
  return { headers, rows: rest() };
}

/** What we would do with the file: columns by their headers, dated columns of a governed object as stage history, a name where none is given. */
function guessPlan(ctx: Context, storage: ObjectStorage, headers: readonly string[]): ImportPlan {
  const { object } = storage;
  const columns = guessMapping(object, headers);
  const references = columns.filter((name): name is string => name !== null && object.fields[name]?.kind === 'reference');
  const needsName = object.fields[object.nameField]?.required === true && !columns.includes(object.nameField);
  return ImportPlan.parse({
    columns,
    mode: hookOf(ctx, object.id) && columns.some((name) => name === 'engaged_on') ? 'history' : 'new_work',
    ...(needsName ? { nameTemplate: references.length > 0 ? references.map((name) => `{${name}}`).join(' · ') : '{external_id}' } : {}),
  });
}

async function fieldChoices(ctx: Context, storage: ObjectStorage) {
  const hook = hookOf(ctx, storage.object.id);
  const stages = hook ? await hook.stages(ctx) : [];
  return candidates(storage.object).map((id) => {
    const field = storage.byName.get(id)?.field;
    const options = id === hook?.stageField ? stages : field && 'options' in field ? field.options : [];
    return {
      id,
      label: field?.label ?? { zh: id, en: id },
      kind: field?.kind ?? 'text',
      isRequired: field?.required === true,
      values: options.map((option) => ({ value: option.value, label: option.label })),
    };
  });
}
