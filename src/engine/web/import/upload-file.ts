import { readProblem } from '#platform/web/api-error.ts';
import { localeChoice } from '#platform/web/locale.ts';
import { ImportDraft, uploadImport } from '#engine/contract/import/import.routes.ts';

/** Sends one file to be staged; its kind is guessed by the server. */
export async function uploadFile(file: File): Promise<ImportDraft> {
  const query = new URLSearchParams({ fileName: file.name });
  const response = await fetch(`${uploadImport.path}?${query.toString()}`, {
    method: uploadImport.method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', 'accept-language': localeChoice.get() === 'zh' ? 'zh-CN' : 'en' },
    body: file,
  });
  if (!response.ok) throw await readProblem(response);
  return ImportDraft.parse(await response.json());
}
