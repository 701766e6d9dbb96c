import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportBatchView } from '#engine/contract/import/import-batch.routes.ts';
import type { ImportView } from '#engine/contract/import/import.routes.ts';
import type { CommandContext } from '#engine/server/command.ts';
import { getBatch, groupImports, previewBatch, runBatch, stageZip } from '#engine/server/import/batch.ts';
import { makeObjects, proposeNewObjects } from '#engine/server/import/new-object/make-objects.ts';
import { stageFile } from '#engine/server/import/upload-import.ts';
import { runRead, runWrite } from '#engine/server/run.ts';
import { waitForJob } from './run-jobs.ts';

const tables = /\.(csv|tsv|txt|xlsx)$/i;

/** Whether the path is a folder or an archive, whose files are imported as one. */
export async function isFolderOrZip(path: string): Promise<boolean> {
  return /\.zip$/i.test(path) || (await stat(path)).isDirectory();
}

/** Imports the tables of a folder or archive as one run, in the order their references need. */
export async function importTogether(command: CommandContext, path: string, makesObjects: boolean, isPreview: boolean): Promise<ImportView[]> {
  const { app, caller, say } = command;
  const staged = /\.zip$/i.test(path) ? await stageArchive(command, path) : await stageFolder(command, path);
  const { id } = staged;
  if (makesObjects) {
    const { proposals } = await runRead(app, caller, (ctx) => proposeNewObjects(ctx, { id }));
    const objects = proposals.filter((proposal) => proposal.why === null);
    if (objects.length > 0) await runWrite(app, caller, (ctx) => makeObjects(ctx, { id, objects }));
    for (const object of objects) say(`${object.fileName}: made the object ${object.label.en}`);
  }
  const start = isPreview ? previewBatch : runBatch;
  const { jobId } = await runWrite(app, caller, (ctx) => start(ctx, { id }));
  await waitForJob(command, jobId);
  const done = await runRead(app, caller, (ctx) => getBatch(ctx, { id }));
  return done.imports;
}

async function stageArchive({ app, caller }: CommandContext, path: string): Promise<ImportBatchView> {
  const bytes = await readFile(path);
  return runWrite(app, caller, (ctx) => stageZip(ctx, basename(path), bytes));
}

async function stageFolder({ app, caller }: CommandContext, folder: string): Promise<ImportBatchView> {
  const files = await readdir(folder, { recursive: true });
  const imports: string[] = [];
  for (const file of files.filter((name) => tables.test(name) && !basename(name).startsWith('.')).toSorted()) {
    const bytes = await readFile(join(folder, file));
    const staged = await runWrite(app, caller, (ctx) => stageFile(ctx, { fileName: basename(file), bytes }));
    imports.push(...staged.beside, staged.import.id);
  }
  if (imports.length === 0) throw new Error(`${folder} holds no CSV or Excel file.`);
  return runWrite(app, caller, (ctx) => groupImports(ctx, { name: basename(folder), imports }));
}
