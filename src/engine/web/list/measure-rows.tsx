import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { callRoute } from '#platform/web/api.ts';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { MeasureRowsRequest, measureRowsRoute } from '#engine/contract/metrics/metrics.routes.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { recordPath, routesOf, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useListColumns } from './list-columns.tsx';

/** The records behind a figure that no expression can name; the metric's own query tells them. */
export function MeasureRows({ web, measure }: { readonly web: WebObject; readonly measure: string }) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const go = useGo();
  const fields = useFields(web);
  const columns = web.object.views[0]?.columns ?? [];
  const shown = useListColumns(web, fields, columns);
  const rows = useQuery({ queryKey: [measureRowsRoute.id, 'page', measure], queryFn: ({ signal }) => readRows(web, measure, columns, signal) });
  return (
    <>
      <PageHeader title={t('records.measure_rows')} summary={rows.data && t('records.count', { count: rows.data.length })} />
      {!rows.data ? (
        <PageState of={rows} />
      ) : (
        <DataTable<RecordRow>
          label={label(web.object.labelPlural)}
          rows={rows.data}
          columns={shown.map((column) => ({ ...column, isSortable: false }))}
          rowKey={(row) => row.id}
          onOpen={(row) => go(recordPath(web.object.id, row.id))}
          empty={<EmptyState title={t('records.none_match', { object: label(web.object.labelPlural) })} />}
        />
      )}
    </>
  );
}

async function readRows(web: WebObject, measure: string, columns: readonly string[], signal: AbortSignal): Promise<readonly RecordRow[]> {
  const request = MeasureRowsRequest.parse({ limit: 1000, ...z.record(z.string(), z.unknown()).parse(JSON.parse(measure)) });
  const { ids } = await callRoute(measureRowsRoute, request, signal);
  if (ids.length === 0) return [];
  const found = await callRoute(
    routesOf(web.object).query,
    { filter: { field: 'id', op: 'in', value: ids }, columns: [...columns], limit: 1000 },
    signal,
  );
  return found.rows;
}
