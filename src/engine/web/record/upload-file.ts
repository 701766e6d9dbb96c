import { fetchJson } from '#platform/web/api.ts';
import { StoredFileView, uploadFileRoute } from '#engine/contract/files/file.routes.ts';

/** Puts a file to a record. */
export async function uploadToRecord(file: File, place: { readonly object: string; readonly recordId: string }): Promise<StoredFileView> {
  const query = new URLSearchParams({ name: file.name, object: place.object, record: place.recordId });
  return StoredFileView.parse(await fetchJson(uploadFileRoute.method, `${uploadFileRoute.path}?${query.toString()}`, { body: file }));
}
