import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useRoute } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { IconButton } from '#platform/web/kit/button.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { listChangesRoute } from '#engine/contract/history/history.routes.ts';

interface FieldHistoryProps {
  readonly object: string;
  readonly recordId: string;
  readonly name: string;
  readonly label: string;
}

/** A small clock beside a fact: every value it had, who set it and when. */
export function FieldHistory({ object, recordId, name, label }: FieldHistoryProps) {
  const t = useMessages(historyMessages);
  const words = t('history.of_field', { field: label });
  return (
    <Popover
      label={words}
      trigger={(trigger) => <IconButton size="small" icon="clock" className="records-fact-history" label={words} {...trigger} />}
    >
      {() => <Values object={object} recordId={recordId} name={name} label={label} />}
    </Popover>
  );
}

function Values({ object, recordId, name }: FieldHistoryProps) {
  const t = useMessages(historyMessages);
  const words = useLabel();
  const { timeZone } = useReading();
  const found = useRoute(listChangesRoute, { object, id: recordId, field: name, limit: 30 });
  if (!found.data) return <PageState of={found} />;
  const changes = found.data.entries.flatMap((entry) =>
    entry.changes.filter((change) => change.field === name).map((change) => ({ entry, after: words(change.after.text) })),
  );
  if (changes.length === 0) return <p className="muted">{t('history.none')}</p>;
  return (
    <ul className="records-field-history">
      {changes.map(({ entry, after }) => (
        <li key={entry.id}>
          <b>{after || t('history.empty')}</b>
          <span className="muted t12">
            {formatMomentExact(new Date(entry.at), timeZone)} · {entry.actor?.name ?? t('history.system')}
          </span>
        </li>
      ))}
    </ul>
  );
}
