import { useState } from 'react';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useDraftKeeping, useFoundDraft } from '#platform/web/drafts.ts';
import { useMessages } from '#platform/web/locale.ts';
import { useDraftFiles } from '#platform/web/offline/draft-files.ts';
import { useQueueWrite } from '#platform/web/offline/use-queue.ts';
import { useReading } from '#platform/web/reading.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { scoreQuality } from '../contract/score-quality.ts';
import { type CompletedFollowUp, FollowUpEntry, isFilled, isTaskEntry, qualityParts, saveFollowUp } from './follow-up-entry.ts';

interface FollowUpStart {
  readonly links: Readonly<Record<string, string>>;
  readonly completes?: CompletedFollowUp | undefined;
  /** How it begins, e.g. `visit`. */
  readonly type?: string | undefined;
  readonly onClose: () => void;
}

/** A follow-up being written: its values, its draft in this browser, and sending it. */
export function useFollowUp({ links, completes, type, onClose }: FollowUpStart) {
  const t = useMessages(activityMessages);
  const c = useMessages(composerMessages);
  const form = `follow-up ${completes?.id ?? Object.values(links).toSorted().join(' ')}`;
  const { entry, setEntry, photos, setPhotos, drop, clear, restoredFrom } = useEntry(form, {
    type: completes?.type ?? type ?? 'call',
    content: '',
    nextStep: '',
    links: { ...links },
  });
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const [needsLink, setNeedsLink] = useState(false);
  const isTask = isTaskEntry(entry, completes);
  const change = (part: Partial<FollowUpEntry>) => {
    setNeedsLink(false);
    setEntry((known) => ({ ...known, ...part }));
  };
  const send = useSend({ entry, completes, photos, isTask });
  const save = async () => {
    if (!isFilled(entry)) return;
    if (!completes && !isTask && Object.keys(entry.links).length === 0) return setNeedsLink(true);
    setIsBusy(true);
    try {
      await send();
      drop();
      onClose();
    } catch (refused) {
      setError(refused);
      setIsBusy(false);
    }
  };
  return {
    entry,
    photos,
    setPhotos,
    change,
    save,
    clear,
    isTask,
    isBusy,
    error,
    needsLink,
    restoredFrom,
    c,
    t,
  };
}

/** The entry, begun with what was left of it in this browser, and kept there while it is written. */
function useEntry(form: string, fresh: FollowUpEntry) {
  const draft = useFoundDraft(form, FollowUpEntry);
  const photos = useDraftFiles(form);
  const [entry, setEntry] = useState(draft.found?.value ?? fresh);
  const [isRestored, setIsRestored] = useState(draft.found !== undefined);
  useDraftKeeping(form, isFilled(entry) ? entry : undefined);
  const clear = () => {
    setEntry(fresh);
    photos.change([]);
    setIsRestored(false);
  };
  const drop = () => {
    draft.drop();
    photos.drop();
  };
  return {
    entry,
    setEntry,
    photos: photos.files,
    setPhotos: photos.change,
    drop,
    clear,
    restoredFrom: isRestored ? draft.found?.at : undefined,
  };
}

interface Sent {
  readonly entry: FollowUpEntry;
  readonly completes: CompletedFollowUp | undefined;
  readonly photos: readonly File[];
  readonly isTask: boolean;
}

/** Sends what was written and says what became of it; the page is made fresh behind it. */
function useSend({ entry, completes, photos, isTask }: Sent): () => Promise<void> {
  const t = useMessages(activityMessages);
  const c = useMessages(composerMessages);
  const { timeZone } = useReading();
  const queueWrite = useQueueWrite();
  const refresh = useRefreshObject();
  return async () => {
    const label = [c(completes ? 'composer.complete' : 'composer.log'), (entry.content || entry.nextStep).slice(0, 40)].filter(Boolean).join(' · ');
    const { isQueued } = await saveFollowUp({ entry, completes, timeZone, photos, queueWrite, label });
    if (isQueued) return showToast({ text: c('composer.queued') });
    void refresh('activity', 'opportunity', 'account', 'contact');
    const score = scoreQuality(qualityParts(entry));
    showToast({ text: isTask ? t('activity.planned') : `${t('activity.logged')} · ${t('activity.quality', { score })}`, tone: 'good' });
  };
}
