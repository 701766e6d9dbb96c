import type { IconName } from '#platform/web/kit/icon.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import type { TimelineEntry } from '#platform/web/kit/timeline.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { recordPath } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { momentOf } from './use-timeline.ts';

const icons: Readonly<Record<string, IconName>> = {
  call: 'phone',
  meeting: 'users',
  visit: 'pin',
  task: 'checklist',
  email: 'mail',
  message: 'chat',
  note: 'pencil',
  demo: 'monitor',
};

/** Follow-ups as entries of a timeline. */
export function useActivityEntry(child: WebObject | undefined): (row: RecordRow) => TimelineEntry {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const option = (name: string, value: unknown): string => {
    const field: Field | undefined = child?.object.fields[name];
    return field?.kind === 'choice' ? label(field.options.find((each) => each.value === value)?.label ?? { zh: '', en: '' }) : '';
  };
  return (row) => {
    const text = (name: string) => {
      const value = readValue(row, name);
      return typeof value === 'string' ? value : '';
    };
    const isDone = text('status') === 'done';
    const quality = readValue(row, 'quality');
    const outcome = option('outcome', row['outcome']);
    return {
      id: row.id,
      at: momentOf(row),
      icon: icons[text('type')] ?? 'phone',
      title: (
        <>
          <b>{row._names?.['owner'] ?? ''}</b> {!isDone && <span className="muted">{t('records.event_planned')} </span>}
          {option('type', row['type'])}{' '}
          <Link to={recordPath('activity', row.id)}>
            <b>{nameOfRecord(row, 'subject')}</b>
          </Link>
          {row._names?.['contact'] && <> · {row._names['contact']}</>}
          {outcome && <> · {outcome}</>}
          {isDone && typeof quality === 'number' && (
            <>
              {' '}
              · <StatusText tone={quality >= 4 ? 'good' : 'neutral'}>{t('records.quality', { score: quality })}</StatusText>
            </>
          )}
        </>
      ),
      ...(text('content') && { text: text('content') }),
    };
  };
}
