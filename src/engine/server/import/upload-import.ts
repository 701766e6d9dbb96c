import { Readable } from 'node:stream';
import { AppError } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { type FileRecipe, findRecipe } from '../../contract/import/file-recipe.ts';
import type { ImportDraft, uploadImport as route } from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { draftOf } from './draft-import.ts';
import { guessKind } from './guess-kind.ts';
import { requireImport } from './import.policy.ts';
import * as queries from './import.queries.ts';
import { targetOfImport } from './import-setting.ts';
import { findMappingFor } from './mappings.ts';
import { readTable, type TableFile } from './read-table.ts';
import { fileInMemory, type SourceFile, spooling, tooLarge } from './spooled-file.ts';
import { unplacedKind } from './unplaced-kind.ts';

const sizeLimit = 1024 * 1024 * 1024;
/** Archives are read from their end, so they are held in memory. */
const archiveLimit = 100 * 1024 * 1024;

/** Stages an uploaded file row by row and suggests how its columns become fields. */
export async function uploadImport(call: RawCall, input: RouteInput<typeof route>): Promise<RawAnswer> {
  const { object, fileName } = input;
  const answer = await spooling(call.body ?? Readable.from([]), { bytes: sizeLimit }, (file) =>
    call.write((ctx) => stageSource(ctx, { object, fileName, file })),
  );
  return { contentType: 'application/json', body: JSON.stringify(answer) };
}

interface GivenFile {
  readonly object?: string | undefined;
  readonly fileName: string;
  readonly file: SourceFile;
}

/** The same for a file that is already here: the command line's door. */
export function stageFile(
  ctx: Context,
  { bytes, ...given }: Pick<GivenFile, 'object' | 'fileName'> & { readonly bytes: Uint8Array },
): Promise<ImportDraft> {
  return stageSource(ctx, { ...given, file: fileInMemory(bytes) });
}

async function stageSource(ctx: Context, given: GivenFile): Promise<ImportDraft> {
  const { headers, end } = await takeHeader(await readTable(given.file));
  await end();
  const recipe = findRecipe([...ctx.registry.importRecipes.values()], given.fileName, headers);
  const mapping = given.object === undefined ? await findMappingFor(ctx, headers, null) : undefined;
  const object = given.object ?? mapping?.object ?? guessKind(ctx, given.fileName, headers, recipe);
  const parts = recipe?.object === object ? (recipe.before ?? []) : [];
  const beside: string[] = [];
  for (const part of parts) beside.push(await stageRowsAs(ctx, given, part.object ?? unplacedKind.id, part));
  const id = await stageRowsAs(ctx, given, object, recipe?.object === object ? recipe : undefined);
  return { ...(await draftOf(ctx, requireStaged(await queries.findSummed(ctx, id)))), beside };
}

async function stageRowsAs(ctx: Context, given: GivenFile, object: string, recipe: FileRecipe | undefined): Promise<string> {
  const file = await readTable(given.file);
  const { headers, rows } = await takeHeader(file);
  if (!ctx.registry.importKinds.has(object)) targetOfImport(ctx, object);
  requireImport(ctx, object, 'new_work');
  const id = ctx.newId();
  await queries.insertImport(ctx, { id, object, file_name: given.fileName, encoding: file.encoding, headers, row_count: 0 });
  const rowCount = await queries.stageRows(ctx, id, recipe?.distinctBy === undefined ? rows : distinctRows(rows, headers.indexOf(recipe.distinctBy)));
  if (rowCount === 0) throw new AppError('invalid', 'import.no_rows', { zh: '文件只有表头，没有数据行。', en: 'The file has a header but no rows.' });
  await ctx.session.query({
    text: 'update engine_import set row_count = $3 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, rowCount],
  });
  ctx.emit({ kind: 'import.uploaded', object: 'engine_import', recordId: id, facts: { fileName: given.fileName, rowCount } });
  return id;
}

/** The first row of each text of a column; a file of orders names its customers many times. */
async function* distinctRows(rows: AsyncIterable<string[]>, column: number): AsyncIterable<string[]> {
  const seen = new Set<string>();
  for await (const row of rows) {
    const key = row[column]?.trim() ?? '';
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    yield row;
  }
}

function requireStaged(row: queries.ImportRow | undefined): queries.ImportRow {
  if (!row) throw new Error('The import was not kept.');
  return row;
}

/** The whole of an uploaded archive, unless it is larger than we take. */
export async function readBody(body: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > archiveLimit) throw tooLarge(archiveLimit);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function takeHeader(file: TableFile): Promise<{ headers: string[]; rows: AsyncIterable<string[]>; end(): Promise<unknown> }> {
  const iterator = file.rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  const headers = first.done ? [] : first.value.map((header) => header.trim());
  if (headers.every((header) => header === ''))
    throw new AppError('invalid', 'import.no_header', {
      zh: '第一行应是表头，但它是空的。',
      en: 'The first row should be the header, but it is empty.',
    });
  if (headers.length > mostColumns) throw tooManyColumns(headers.length);
  async function* rest(): AsyncIterable<string[]> {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      if (next.value.every((cell) => cell.trim() === '')) continue;
      yield next.value;
    }
  }
  return { headers, rows: rest(), end: async () => iterator.return?.() };
}

/** No object has nearly so many fields; what is wider is usually a matrix, or separated by another character than it seems. */
const mostColumns = 500;

function tooManyColumns(count: number): AppError {
  return new AppError('invalid', 'import.too_many_columns', {
    zh: `表头有 ${count} 列，最多 ${mostColumns} 列。请只保留需要导入的列。`,
    en: `The header has ${count} columns, at most ${mostColumns} can be read; keep only those to be imported.`,
  });
}
