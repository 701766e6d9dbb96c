import { useState } from 'react';
import type { ReactNode } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { policyMessages } from '#engine/contract/policy/policy.messages.ts';
import { revealFieldRoute } from '#engine/contract/policy/reveal.routes.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';

interface MaskedValueProps {
  readonly object: string;
  readonly record: RecordRow;
  readonly name: string;
  readonly field: Field;
  /** Shows the value as it is kept in the row. */
  readonly show: (row: RecordRow) => ReactNode;
}

/** Whether the record came with the field masked. */
export function isMasked(record: RecordRow, name: string): boolean {
  const masked = record['_masked'];
  return Array.isArray(masked) && masked.includes(name);
}

/** A masked value with the way to reveal it; what is revealed is shown until the page is left, and logged. */
export function MaskedValue({ object, record, name, field, show }: MaskedValueProps) {
  const t = useMessages(policyMessages);
  const label = useLabel();
  const [revealed, setRevealed] = useState<{ readonly value: unknown }>();
  const reveal = useRouteMutation(revealFieldRoute, {
    onSuccess: ({ value }) => setRevealed({ value }),
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  if (revealed) return <>{show({ ...record, [name]: revealed.value })}</>;
  return (
    <span className="row g2">
      <span className="mono">{typeof record[name] === 'string' ? record[name] : '***'}</span>
      <IconButton
        icon="eye"
        size="small"
        label={t('policy.reveal_field', { field: label(field.label) })}
        disabled={reveal.isPending}
        onClick={() => reveal.mutate({ object, id: record.id, field: name })}
      />
    </span>
  );
}
