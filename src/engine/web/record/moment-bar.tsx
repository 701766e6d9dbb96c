import { useEffect } from 'react';
import { formatMoment } from '#platform/contract/format/format-date.ts';
import { useRoute } from '#platform/web/api.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { listChangesRoute } from '#engine/contract/history/history.routes.ts';
import { momentsOf } from './past-moment.ts';

interface MomentBarProps {
  readonly object: string;
  readonly recordId: string;
  /** Undefined: the latest change is chosen when the moments are known. */
  readonly at: string | undefined;
  readonly differences: number;
  readonly onChange: (at: string) => void;
  readonly onClose: () => void;
}

const mostMoments = 200;

/** A line through a record's changes: dragged or moved by arrows, the page shows the record as it was after each; Esc comes back. */
export function MomentBar({ object, recordId, at, differences, onChange, onClose }: MomentBarProps) {
  const t = useMessages(historyMessages);
  const reading = useReading();
  const changes = useRoute(listChangesRoute, { object, id: recordId, limit: mostMoments }, { staleTimeMs: 60_000 });
  const moments = momentsOf(changes.data?.entries ?? []);
  const place = at === undefined ? moments.length - 1 : moments.indexOf(at);
  const go = (next: number) => {
    const moment = moments[Math.max(0, Math.min(moments.length - 1, next))];
    if (moment !== undefined) onChange(moment);
  };
  const latest = moments.at(-2) ?? moments.at(-1);
  useEffect(() => {
    if (at === undefined && latest !== undefined) onChange(latest);
  }, [at, latest, onChange]);
  useHotkeys({ Escape: onClose });
  if (!changes.data) return <PageState of={changes} />;
  const who = changes.data.entries.find((entry) => entry.at === moments[place])?.actor?.name ?? t('history.system');
  const moment = moments[place];
  const words = moment === undefined ? t('history.none') : t('history.after_change', { moment: formatMoment(new Date(moment), reading), who });
  return (
    <div className="records-moment" role="group" aria-label={t('history.look_back')}>
      <Icon name="clock" />
      <IconButton size="small" icon="chevron-left" label={t('history.earlier')} disabled={place <= 0} onClick={() => go(place - 1)} />
      <input
        type="range"
        min={0}
        max={Math.max(0, moments.length - 1)}
        step={1}
        value={Math.max(0, place)}
        aria-label={t('history.moment')}
        aria-valuetext={words}
        onChange={(event) => go(Number(event.target.value))}
      />
      <IconButton size="small" icon="chevron-right" label={t('history.later')} disabled={place >= moments.length - 1} onClick={() => go(place + 1)} />
      <span className="spread clip" aria-live="polite">
        {words} · {t('history.differences', { count: differences })}
      </span>
      <Button size="small" keyCap="Esc" onClick={onClose}>
        {t('history.back_to_now')}
      </Button>
    </div>
  );
}
