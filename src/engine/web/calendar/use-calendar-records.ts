import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { useReading } from '#platform/web/reading.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { QueryRequest, RecordRow } from '#engine/contract/records/query.ts';
import { cardColumns } from '../board/card-columns.ts';
import { narrowed } from '../board/narrowed.ts';
import { keptColumns } from '../list/use-records.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { dayOfValue, withinDays } from './day-values.ts';

/** So many records are drawn of one span; beyond, days tell how many there are and open them on their own. */
const most = 600;

/** The columns a calendar shows of a record. */
export function useCalendarColumns(web: WebObject, by: string, isAsOf: boolean): string[] {
  const isPast = usePastDay() !== undefined || isAsOf;
  return [
    ...keptColumns(web, [...new Set([...cardColumns(web), by, ...(web.object.boardField === undefined ? [] : [web.object.boardField])])], isPast),
  ];
}

/** The records of some days by day, in one request; a second one counts them only where there are too many to draw. */
export function useCalendarRecords(
  web: WebObject,
  selection: Pick<QueryRequest, 'filter' | 'search' | 'asOf'>,
  by: string,
  field: Field,
  days: readonly string[],
) {
  const { timeZone } = useReading();
  const columns = useCalendarColumns(web, by, selection.asOf !== undefined);
  const within = withinDays(by, field, days[0] ?? '', days.at(-1), timeZone);
  const wanted = { ...selection, filter: narrowed(selection.filter, within) };
  const routes = routesOf(web.object);
  const query = useRoute(routes.query, { ...wanted, columns, sort: [{ field: by }], limit: most }, { keepPrevious: true });
  const isTruncated = (query.data?.nextCursor ?? null) !== null;
  const counts = useRoute(
    routes.aggregate,
    { ...wanted, measures: [{ id: 'count', kind: 'count' }], groupBy: [`${by}:day`] },
    { enabled: isTruncated },
  );
  const rows: readonly RecordRow[] = query.data?.rows ?? [];
  const byDay = Map.groupBy(rows, (row) => dayOfValue(row[by], timeZone) ?? '');
  const counted = new Map((counts.data?.groups ?? []).map((group) => [String(group.keys[`${by}:day`]), Number(group.measures['count'] ?? 0)]));
  return {
    query,
    cardsOn: (day: string) => byDay.get(day) ?? [],
    countOn: (day: string) => (isTruncated ? (counted.get(day) ?? byDay.get(day)?.length ?? 0) : (byDay.get(day)?.length ?? 0)),
    ids: rows.map((row) => row.id),
  };
}
