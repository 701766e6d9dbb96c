import { useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import type { AggregateRow, DateBucket } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { FieldCell } from './list-columns.tsx';
import { spanText } from './group-keys.ts';

interface GroupTitleProps {
  readonly field: Field;
  readonly bucket: DateBucket | undefined;
  readonly value: AggregateRow['keys'][string];
  readonly name: string | undefined;
  readonly count: number;
}

/** What a group is called, and how many it holds. */
export function GroupTitle({ field, bucket, value, name, count }: GroupTitleProps) {
  const t = useMessages(recordMessages);
  const shown: FieldValue = value;
  return (
    <span className="row g2 clip">
      {value === null ? (
        <span className="muted">{t('records.no_stage')}</span>
      ) : bucket !== undefined && typeof value === 'string' ? (
        spanText(value, bucket)
      ) : field.kind === 'reference' ? (
        (name ?? String(value))
      ) : (
        <FieldCell field={field} row={{ id: '', version: 0, value: shown, _names: { value: name ?? null } }} path="value" />
      )}
      <span className="muted">{count}</span>
    </span>
  );
}
