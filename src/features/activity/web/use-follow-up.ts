import { useState } from 'react';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useDraftKeeping, useFoundDraft } from '#platform/web/drafts.ts';
import { useMessages } from '#platform/web/locale.ts';
import { useSession } from '#platform/web/session.ts';
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
  const { timeZone } = useReading();
  const session = useSession();
  const refresh = useRefreshObject();
  const form = `follow-up ${completes?.id ?? Object.values(links).toSorted().join(' ')}`;
  const draft = useFoundDraft(form, FollowUpEntry);
  const fresh: FollowUpEntry = { type: completes?.type ?? type ?? 'call', content: '', nextStep: '', links: { ...links } };
  const [entry, setEntry] = useState(draft.found?.value ?? fresh);
  const [isRestored, setIsRestored] = useState(draft.found !== undefined);
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const [needsLink, setNeedsLink] = useState(false);
  const isTask = isTaskEntry(entry, completes);
  useDraftKeeping(form, isFilled(entry) ? entry : undefined);
  const change = (part: Partial<FollowUpEntry>) => {
    setNeedsLink(false);
    setEntry((known) => ({ ...known, ...part }));
  };
  const clear = () => {
    setEntry(fresh);
    setIsRestored(false);
  };
  const save = async () => {
    if (!isFilled(entry)) return;
    if (!completes && !isTask && Object.keys(entry.links).length === 0) return setNeedsLink(true);
    setIsBusy(true);
    try {
      const label = `${c(completes ? 'composer.complete' : 'composer.log')} · ${(entry.content || entry.nextStep).slice(0, 40)}`;
      const { isQueued } = await saveFollowUp({ entry, completes, timeZone, person: session?.member.id ?? '', label });
      draft.drop();
      if (isQueued) {
        showToast({ text: c('composer.queued') });
        return onClose();
      }
      await refresh('activity', 'opportunity', 'account', 'contact');
      const score = scoreQuality(qualityParts(entry));
      showToast({ text: isTask ? t('activity.planned') : `${t('activity.logged')} · ${t('activity.quality', { score })}`, tone: 'good' });
      onClose();
    } catch (refused) {
      setError(refused);
      setIsBusy(false);
    }
  };
  return { entry, change, save, clear, isTask, isBusy, error, needsLink, restoredFrom: isRestored ? draft.found?.at : undefined, c, t };
}
