import { useState } from 'react';
import { callRoute, useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import type { BoardColumn, BoardRequest, RecordRow } from '#engine/contract/records/query.ts';
import { keptColumns } from '../list/use-records.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

interface More {
  readonly of: unknown;
  readonly rows: Readonly<Record<string, readonly RecordRow[]>>;
  readonly cursors: Readonly<Record<string, string | null>>;
}

/** All columns of a board in one request; each column goes on by itself when its end comes into sight. */
export function useBoardRecords(web: WebObject, wanted: BoardRequest, isEnabled = true) {
  const isPast = usePastDay() !== undefined || wanted.asOf !== undefined;
  const request = { ...wanted, columns: [...keptColumns(web, wanted.columns ?? [], isPast)] };
  const route = routesOf(web.object).board;
  const query = useRoute(route, { limit: 20, ...request }, { keepPrevious: true, enabled: isEnabled });
  const [more, setMore] = useState<More>({ of: undefined, rows: {}, cursors: {} });
  // What was loaded further belongs to one answer; a new answer starts anew.
  const further = more.of === query.data ? more : { of: query.data, rows: {}, cursors: {} };
  const columns: readonly BoardColumn[] = (query.data?.columns ?? []).map((column) => {
    const cursor = further.cursors[column.value];
    return {
      ...column,
      rows: [...column.rows, ...(further.rows[column.value] ?? [])],
      nextCursor: cursor === undefined ? column.nextCursor : cursor,
    };
  });
  const loadMore = async (value: string) => {
    const cursor = columns.find((column) => column.value === value)?.nextCursor;
    if (!cursor) return;
    const {
      columns: [next],
    } = await callRoute(route, { ...request, limit: 20, totals: false, values: [value], cursors: { [value]: cursor } });
    if (!next) return;
    setMore({
      of: further.of,
      rows: { ...further.rows, [value]: [...(further.rows[value] ?? []), ...next.rows] },
      cursors: { ...further.cursors, [value]: next.nextCursor },
    });
  };
  const idsAround = (id: string) => columns.find((column) => column.rows.some((row) => row.id === id))?.rows.map((row) => row.id) ?? [];
  return { query, columns, idsAround, loadMore: (value: string) => void loadMore(value) };
}
