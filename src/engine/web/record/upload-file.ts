import { readProblem } from '#platform/web/api-error.ts';
import { StoredFileView, uploadFileRoute } from '#engine/contract/files/file.routes.ts';

/** Puts a file to a record. */
export async function uploadToRecord(file: File, place: { readonly object: string; readonly recordId: string }): Promise<StoredFileView> {
  const query = new URLSearchParams({ name: file.name, object: place.object, record: place.recordId });
  const response = await fetch(`${uploadFileRoute.path}?${query.toString()}`, {
    method: uploadFileRoute.method,
    credentials: 'same-origin',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw await readProblem(response);
  return StoredFileView.parse(await response.json());
}
