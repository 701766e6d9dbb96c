import { readProblem } from './api-error.ts';
import { localeChoice } from './locale.ts';
import { shownWorkspace } from './shown-workspace.ts';

/** Fetches a file and hands it to the browser under the name the server gives it; a refusal is thrown in words, not saved as a file. */
export async function downloadFile(url: string): Promise<void> {
  const headers = { ...shownWorkspace.headers(), 'accept-language': localeChoice.get() === 'zh' ? 'zh-CN' : 'en' };
  const response = await fetch(url, { credentials: 'same-origin', headers });
  if (!response.ok) throw await readProblem(response);
  saveBlob(await response.blob(), nameIn(response.headers.get('content-disposition')) ?? 'download');
}

/** Offers bytes the page has made as a file. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? /filename="([^"]+)"/.exec(disposition ?? '')?.[1] : decodeURIComponent(encoded);
}
