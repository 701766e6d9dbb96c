import { currentPastDay } from '#platform/web/as-of.ts';
import { fetchJson } from '#platform/web/api.ts';
import { localeChoice } from '#platform/web/locale.ts';
import { type ExportRequest, ExportView, startExportRoute } from '#engine/contract/export/export.routes.ts';

/** Asks for the file of a view. Looking back does not forbid it: it changes nothing, and the file shows the day looked at. */
export async function startExport(request: ExportRequest): Promise<ExportView> {
  const past = currentPastDay();
  const body = { locale: localeChoice.get(), ...(past && { asOf: past.at }), ...request };
  return ExportView.parse(await fetchJson(startExportRoute.method, startExportRoute.path, { body }));
}
