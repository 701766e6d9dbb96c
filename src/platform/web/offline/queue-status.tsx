import { useState } from 'react';
import { offlineMessages } from '#platform/contract/offline.messages.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button } from '../kit/button.tsx';
import { Confirm } from '../kit/confirm.tsx';
import { DateText } from '../kit/values.tsx';
import { Drawer } from '../kit/panel.tsx';
import { Icon } from '../kit/icon.tsx';
import { StatusText } from '../kit/tag.tsx';
import { showToast } from '../kit/toast.tsx';
import { useMessages } from '../locale.ts';
import type { QueuedWrite } from './queue-store.ts';
import { useIsOnline, useQueuedWrites, useQueueSending, useReaching } from './use-queue.ts';
import { discardWrite, retryWrite } from './write-queue.ts';
import './offline.css';

/** Stands in the top bar while there is no connection or something waits for it; opens the list of what waits. */
export function QueueStatus() {
  const t = useMessages(offlineMessages);
  const isOnline = useIsOnline();
  useReaching();
  const writes = useQueuedWrites();
  const [isOpen, setIsOpen] = useState(false);
  const waiting = writes.filter((write) => write.state === 'waiting').length;
  useQueueSending(waiting, (count) => showToast({ text: t('offline.sent', { count }), tone: 'good' }));
  if (isOnline && writes.length === 0) return null;
  const isRefused = writes.some((write) => write.state === 'refused');
  return (
    <>
      <button type="button" className="offline-button" data-tone={isRefused ? 'bad' : 'watch'} onClick={() => setIsOpen(true)}>
        <Icon name={isRefused ? 'warning' : 'upload'} size={14} />
        {writes.length > 0 ? t('offline.button', { count: writes.length }) : t('offline.lost')}
      </button>
      {isOpen && <QueueDrawer writes={writes} isOnline={isOnline} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface QueueDrawerProps {
  readonly writes: readonly QueuedWrite[];
  readonly isOnline: boolean;
  readonly onClose: () => void;
}

function QueueDrawer({ writes, isOnline, onClose }: QueueDrawerProps) {
  const t = useMessages(offlineMessages);
  return (
    <Drawer title={t('offline.title')} onClose={onClose}>
      {!isOnline && <p className="muted">{t('offline.now')}</p>}
      {writes.length === 0 && isOnline && <p className="muted">{t('offline.none')}</p>}
      <ul className="offline-list">
        {writes.map((write) => (
          <WriteRow key={write.id} write={write} />
        ))}
      </ul>
    </Drawer>
  );
}

function WriteRow({ write }: { readonly write: QueuedWrite }) {
  const t = useMessages(offlineMessages);
  const kit = useMessages(kitMessages);
  const [isAsking, setIsAsking] = useState(false);
  const isRefused = write.state === 'refused';
  return (
    <li>
      <div className="row g2">
        <b className="spread">{write.label}</b>
        <span className="muted t12">
          <DateText value={new Date(write.at).toISOString()} />
        </span>
      </div>
      <StatusText tone={isRefused ? 'bad' : 'watch'}>
        {isRefused ? t('offline.refused', { reason: write.reason ?? kit('kit.error_unexpected') }) : t('offline.waiting')}
      </StatusText>
      <div className="row g2">
        {isRefused && (
          <Button size="small" icon="upload" onClick={() => void retryWrite(write)}>
            {t('offline.retry')}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => setIsAsking(true)}>
          {t('offline.discard')}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          isDanger
          title={t('offline.discard_title', { label: write.label })}
          confirmLabel={t('offline.discard')}
          onConfirm={() => discardWrite(write)}
          onClose={() => setIsAsking(false)}
        >
          {t('offline.discard_text')}
        </Confirm>
      )}
    </li>
  );
}
