import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { focusFirst } from '#engine/web/record/fact-field.tsx';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { opportunity } from '../contract/opportunity.objects.ts';

const textOf = (record: RecordRow, name: string): string => (typeof record[name] === 'string' ? record[name] : '');

/** What is next and when, written in place. */
export function NextStepLine({ record }: { readonly record: RecordRow }) {
  const t = useMessages(opportunityMessages);
  const [isEditing, setIsEditing] = useState(false);
  const canUpdate = usePastDay() === undefined && record._can?.update !== false && record['outcome'] === 'open';
  const step = textOf(record, 'next_step');
  const on = textOf(record, 'next_step_on');
  if (isEditing) return <NextStepEditor record={record} onClose={() => setIsEditing(false)} />;
  return (
    <span className="row g2 deal-next">
      <span className="muted">{t('opportunity.next_step')}</span>
      {step === '' ? <StatusText tone={record['outcome'] === 'open' ? 'bad' : 'neutral'}>{t('opportunity.no_next_step')}</StatusText> : <b>{step}</b>}
      {on !== '' && <DateText value={on} isDue />}
      {canUpdate &&
        (step === '' ? (
          <Button kind="link" onClick={() => setIsEditing(true)}>
            {t('opportunity.set_next_step')}
          </Button>
        ) : (
          <IconButton icon="pencil" size="small" label={t('opportunity.set_next_step')} onClick={() => setIsEditing(true)} />
        ))}
    </span>
  );
}

function NextStepEditor({ record, onClose }: { readonly record: RecordRow; readonly onClose: () => void }) {
  const t = useMessages(opportunityMessages);
  const kit = useMessages(kitMessages);
  const refresh = useRefreshObject();
  const [step, setStep] = useState(textOf(record, 'next_step'));
  const [on, setOn] = useState<string | undefined>(textOf(record, 'next_step_on') || undefined);
  const update = useRouteMutation(routesOf(opportunity).update, { onSuccess: () => void refresh('opportunity').then(onClose) });
  const save = () => update.mutate({ id: record.id, next_step: step.trim() || null, next_step_on: on ?? null });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
  };
  return (
    <span className="row g2 wrap deal-next" onKeyDown={onKeyDown} ref={focusFirst}>
      <span className="deal-fix">
        <TextInput value={step} onChange={setStep} placeholder={t('opportunity.next_step')} aria-label={t('opportunity.next_step')} />
      </span>
      <span className="deal-fix">
        <DateInput value={on} onChange={setOn} placeholder={t('opportunity.next_step_when')} />
      </span>
      <Button kind="primary" isBusy={update.isPending} onClick={save}>
        {kit('kit.save')}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        {kit('kit.cancel')}
      </Button>
    </span>
  );
}
