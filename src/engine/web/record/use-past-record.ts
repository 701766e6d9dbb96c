import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { useLabel } from '#platform/web/locale.ts';
import { getRecordAtRoute } from '#engine/contract/history/history.routes.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { differencesOf, pastRow } from './past-moment.ts';

/** A record's page at an earlier moment: what it shows then, what differs, and the way in and out. */
export function usePastRecord(object: string, record: RecordRow | undefined) {
  const label = useLabel();
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState<string>();
  const id = record?.id ?? '';
  const then = useRoute(getRecordAtRoute, { object, id, at: at ?? '' }, { enabled: isOpen && at !== undefined && id !== '', keepPrevious: true });
  const isPast = isOpen && record !== undefined && then.data !== undefined;
  return {
    isOpen,
    at,
    open: () => setIsOpen(true),
    choose: setAt,
    close: () => {
      setIsOpen(false);
      setAt(undefined);
    },
    shown: isPast ? pastRow(record, then.data, label) : record,
    past: isPast ? { differs: differencesOf(record, then.data), now: record } : undefined,
  };
}
