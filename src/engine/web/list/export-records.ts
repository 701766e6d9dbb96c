import { readProblem } from '#platform/web/api-error.ts';
import { currentPastDay } from '#platform/web/as-of.ts';
import { localeChoice } from '#platform/web/locale.ts';
import type { QueryRequest } from '#engine/contract/records/query.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** Saves the whole selection as a CSV file. */
export async function exportRecords(web: WebObject, request: Omit<QueryRequest, 'cursor' | 'limit'>, fileName: string): Promise<void> {
  const route = routesOf(web.object).export;
  const past = currentPastDay();
  const response = await fetch(route.path, {
    method: route.method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'accept-language': localeChoice.get() === 'zh' ? 'zh-CN' : 'en' },
    body: JSON.stringify({ ...(past && { asOf: past.at }), ...request }),
  });
  if (!response.ok) throw await readProblem(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
