import { ApiError } from '#platform/web/api.ts';
import { readProblem } from '#platform/web/api-error.ts';
import { shownWorkspace } from '#platform/web/shown-workspace.ts';
import { StoredFileView, uploadFileRoute } from '#engine/contract/files/file.routes.ts';
import type { FileRef } from '#engine/contract/objects/fields.ts';

/** Sends a file and tells how far it is, from 0 to 1. */
export async function uploadFile(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<FileRef> {
  const answer = await send(file, onProgress, signal);
  if (answer.status >= 400) throw await readProblem(new Response(answer.responseText, { status: answer.status }));
  return StoredFileView.parse(JSON.parse(answer.responseText));
}

/** `fetch` cannot tell how much of a body has been sent. */
function send(file: File, onProgress: (share: number) => void, signal: AbortSignal | undefined): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const offline = () => reject(new ApiError({ status: 0, code: 'offline', detail: '', issues: [] }));
    const query = new URLSearchParams({ name: file.name });
    request.open(uploadFileRoute.method, `${uploadFileRoute.path}?${query.toString()}`);
    for (const [name, value] of Object.entries(shownWorkspace.headers())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('load', () => resolve(request));
    request.addEventListener('error', offline);
    request.addEventListener('abort', offline);
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
