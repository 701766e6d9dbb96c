import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { callRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { listChangesRoute } from '#engine/contract/history/history.routes.ts';
import type { TimelineEntry } from '#engine/contract/records/timeline.ts';
import { isWritable } from '#engine/contract/records/record-schemas.ts';
import { useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useRestore } from './use-restore.ts';

const theNewest: string | null = null;

/** Every change by field, newest first; of one field, its value over time. Each can be taken back. */
export function ChangeList({ web, id }: { readonly web: WebObject; readonly id: string }) {
  const t = useMessages(historyMessages);
  const label = useLabel();
  const fields = useFields(web);
  const [field, setField] = useState<string>();
  const found = useInfiniteQuery({
    queryKey: [listChangesRoute.id, web.object.id, id, field],
    queryFn: ({ pageParam, signal }) =>
      callRoute(
        listChangesRoute,
        { object: web.object.id, id, ...(field !== undefined && { field }), ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: theNewest,
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <>
      <div className="history-choice">
        <SelectInput
          label={t('history.field')}
          placeholder={t('history.all_fields')}
          canClear
          value={field}
          onChange={setField}
          options={Object.entries(fields).map(([name, each]) => ({ value: name, label: label(each.label) }))}
        />
      </div>
      {found.data ? <Rows web={web} id={id} field={field} entries={found.data.pages.flatMap((page) => page.entries)} /> : <PageState of={found} />}
      {found.hasNextPage && (
        <Button kind="link" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('history.older')}
        </Button>
      )}
    </>
  );
}

interface RowsProps {
  readonly web: WebObject;
  readonly id: string;
  readonly field: string | undefined;
  readonly entries: readonly TimelineEntry[];
}

function Rows({ web, id, field, entries }: RowsProps) {
  const t = useMessages(historyMessages);
  const label = useLabel();
  const { timeZone } = useReading();
  const fields = useFields(web);
  const restore = useRestore(web.object.id);
  const isPast = usePastDay() !== undefined;
  const rows = entries.flatMap((entry) =>
    entry.changes.filter((change) => field === undefined || change.field === field).map((change) => ({ entry, change })),
  );
  if (rows.length === 0) return <p className="muted">{t('history.none')}</p>;
  const canSetBack = (name: string, entry: TimelineEntry): boolean => {
    const declared = fields[name];
    return !isPast && declared !== undefined && isWritable(declared) && entry.kind !== 'record.created' && entry.kind !== 'record.restored';
  };
  return (
    <div className="history-scroll" tabIndex={0}>
      <table className="history-table">
        <thead>
          <tr>
            {(['history.when', 'history.who', 'history.field', 'history.before', 'history.after'] as const).map((key) => (
              <th key={key}>{t(key)}</th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, change }) => (
            <tr key={`${entry.id}${change.field}`}>
              <td className="num nowrap">{formatMomentExact(new Date(entry.at), timeZone)}</td>
              <td>{entry.actor?.name ?? t('history.system')}</td>
              <td>{label(change.label)}</td>
              <td className="muted">{label(change.before.text) || t('history.empty')}</td>
              <td>{label(change.after.text) || t('history.empty')}</td>
              <td>
                {canSetBack(change.field, entry) && (
                  <Button
                    size="small"
                    kind="quiet"
                    icon="undo"
                    isBusy={restore.isPending}
                    onClick={() => restore.mutate({ object: web.object.id, id, at: justBefore(entry.at), fields: [change.field] })}
                  >
                    {t('history.set_back')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Events are written to the millisecond. */
function justBefore(instant: string): string {
  return new Date(new Date(instant).valueOf() - 1).toISOString();
}
