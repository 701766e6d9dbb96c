import { useState } from 'react';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { historicFields } from '#engine/contract/objects/object.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { RecordHistory } from '../record/record-history.tsx';
import { ChangeList } from './change-list.tsx';
import { CompareMoments } from './compare-moments.tsx';
import './history.css';

/** Every change of a record, its values span by span, how it was at any moment, and the way back. */
export function HistoryTab({ object, recordId }: PanelProps) {
  const t = useMessages(historyMessages);
  const [part, setPart] = useState<'changes' | 'spans' | 'compare'>('changes');
  const web = findWebObject(object);
  if (!web) return null;
  const hasSpans = historicFields(web.object).length > 0;
  return (
    <div className="history">
      <Segmented
        label={t('history.title')}
        active={part}
        onChange={setPart}
        tabs={[
          { id: 'changes', label: t('history.every_change') },
          ...(hasSpans ? [{ id: 'spans' as const, label: t('history.spans') }] : []),
          { id: 'compare', label: t('history.compare') },
        ]}
      />
      {part === 'changes' && <ChangeList web={web} id={recordId} />}
      {part === 'spans' && <RecordHistory web={web} id={recordId} />}
      {part === 'compare' && <CompareMoments web={web} id={recordId} />}
    </div>
  );
}
