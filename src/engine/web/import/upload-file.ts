import { fetchJson } from '#platform/web/api.ts';
import { ImportBatchView, uploadBatch } from '#engine/contract/import/import-batch.routes.ts';
import { ImportDraft, uploadImport } from '#engine/contract/import/import.routes.ts';

/** Sends an archive whose files are imported together. */
export async function uploadZip(file: File): Promise<ImportBatchView> {
  return ImportBatchView.parse(await send(uploadBatch.path, uploadBatch.method, file));
}

/** Sends one file to be staged; its kind is guessed by the server. */
export async function uploadFile(file: File): Promise<ImportDraft> {
  return ImportDraft.parse(await send(uploadImport.path, uploadImport.method, file));
}

function send(path: string, method: string, file: File): Promise<unknown> {
  const query = new URLSearchParams({ fileName: file.name });
  return fetchJson(method, `${path}?${query.toString()}`, { body: file });
}
