import { readProblem } from '#platform/web/api-error.ts';
import { localeChoice } from '#platform/web/locale.ts';
import { shownWorkspace } from '#platform/web/shown-workspace.ts';
import { type AuditFilter, exportAuditRoute } from '#engine/contract/audit/audit.routes.ts';

/** Fetches what the conditions find as CSV and hands it to the browser as a file. */
export async function downloadAudit(filter: AuditFilter): Promise<void> {
  const response = await fetch(exportAuditRoute.path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...shownWorkspace.headers(), 'content-type': 'application/json', 'accept-language': localeChoice.get() === 'zh' ? 'zh-CN' : 'en' },
    body: JSON.stringify(filter),
  });
  if (!response.ok) throw await readProblem(response);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = 'audit.csv';
  link.click();
  URL.revokeObjectURL(url);
}
