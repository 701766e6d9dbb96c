import { useInfiniteQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { callRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
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
import { AsOfNote } from './as-of-note.tsx';
import { useListColumns } from './list-columns.tsx';
import { PhoneRow } from './phone-row.tsx';
import { keptColumns } from './use-records.ts';

const pageSize = 200;

/** The records behind a figure that no expression can name; the metric's own query tells them, page after page, in the state of its time. */
export function MeasureRows({ web, measure }: { readonly web: WebObject; readonly measure: string }) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const go = useGo();
  const fields = useFields(web);
  const past = usePastDay();
  const columns = web.object.views[0]?.columns ?? [];
  const query = useInfiniteQuery({
    queryKey: [measureRowsRoute.id, 'pages', measure, past?.at],
    queryFn: ({ signal, pageParam }) => readPage(web, { measure, columns, isPast: past !== undefined, after: pageParam }, signal),
    initialPageParam: noneBefore,
    getNextPageParam: (page) => page.nextAfter,
  });
  const [first] = query.data?.pages ?? [];
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const kept = keptColumns(web, columns, past !== undefined || first?.asOf !== undefined);
  const shown = useListColumns(web, fields, kept);
  return (
    <>
      <PageHeader
        title={t('records.measure_rows')}
        summary={
          first && (
            <span className="num">
              {t('records.count', { count: first.total ?? 0 })}
              <AsOfNote asOf={first.asOf} />
            </span>
          )
        }
      />
      {!first ? (
        <PageState of={query} />
      ) : (
        <DataTable<RecordRow>
          label={label(web.object.labelPlural)}
          rows={rows}
          phoneRow={(row) => <PhoneRow web={web} row={row} fields={fields} columns={kept} rows={rows} />}
          columns={shown.map((column) => ({ ...column, isSortable: false }))}
          rowKey={(row) => row.id}
          onOpen={(row) => go(recordPath(web.object.id, row.id))}
          onEndReached={() => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage())}
          isLoadingMore={query.isFetchingNextPage}
          empty={<EmptyState title={t('records.none_match', { object: label(web.object.labelPlural) })} />}
        />
      )}
    </>
  );
}

/** What the first page comes after. */
const noneBefore: string | null = null;

interface PageOfRows {
  readonly measure: string;
  readonly columns: readonly string[];
  readonly isPast: boolean;
  readonly after: string | null;
}

async function readPage(web: WebObject, { measure, columns, isPast, after }: PageOfRows, signal: AbortSignal) {
  const asked = z.record(z.string(), z.unknown()).parse(JSON.parse(measure));
  const request = MeasureRowsRequest.parse({ ...asked, limit: pageSize, ...(after !== null && { after }) });
  const { ids, nextAfter, total, rows: link } = await callRoute(measureRowsRoute, request, signal);
  const asOf = link.asOf ?? undefined;
  const rows =
    ids.length === 0 ? [] : await readRecords(web, { ids, columns: keptColumns(web, columns, isPast || asOf !== undefined), asOf }, signal);
  return { rows, nextAfter, total, asOf };
}

interface RecordsThen {
  readonly ids: readonly string[];
  readonly columns: readonly string[];
  readonly asOf: string | undefined;
}

/** In the order of the ids, as they were at the instant the figure was read at. */
async function readRecords(web: WebObject, { ids, columns, asOf }: RecordsThen, signal: AbortSignal): Promise<readonly RecordRow[]> {
  const found = await callRoute(
    routesOf(web.object).query,
    { filter: { field: 'id', op: 'in', value: [...ids] }, columns: [...columns], limit: pageSize, ...(asOf !== undefined && { asOf }) },
    signal,
  );
  const byId = new Map(found.rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
