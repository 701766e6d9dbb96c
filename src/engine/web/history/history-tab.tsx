import { useState } from 'react';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { ChangeList } from './change-list.tsx';
import { CompareMoments } from './compare-moments.tsx';
import './history.css';

/** Every change of a record, how it was at any moment, and the way back. */
export function HistoryTab({ object, recordId }: PanelProps) {
  const t = useMessages(historyMessages);
  const [part, setPart] = useState<'changes' | 'compare'>('changes');
  const web = findWebObject(object);
  if (!web) return null;
  return (
    <div className="history">
      <Segmented
        label={t('history.title')}
        active={part}
        onChange={setPart}
        tabs={[
          { id: 'changes', label: t('history.every_change') },
          { id: 'compare', label: t('history.compare') },
        ]}
      />
      {part === 'changes' ? <ChangeList web={web} id={recordId} /> : <CompareMoments web={web} id={recordId} />}
    </div>
  );
}
