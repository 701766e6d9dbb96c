import { useState } from 'react';
import { endOfDay } from '#platform/contract/format/format-date.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { useCan } from '#platform/web/session.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { nameOfRecord } from '#engine/web/objects/read-value.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { grantExceptionRoute } from '#features/process/contract/process.routes.ts';
import type { MoveOption } from '#features/process/contract/requirement.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import type { MoveRequirement } from './move-draft.ts';

interface ExceptionButtonProps {
  readonly record: RecordRow;
  readonly move: MoveOption;
  readonly unmet: readonly MoveRequirement[];
}

/** Managers grant an exception with reason and expiry; others get a request to send. */
export function ExceptionButton({ record, move, unmet }: ExceptionButtonProps) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const can = useCan();
  if (can('process.grant_exception')) {
    return (
      <Popover
        label={t('opportunity.grant')}
        trigger={({ ref, ...trigger }) => (
          <Button kind="link" {...trigger} ref={ref}>
            {t('opportunity.grant')}
          </Button>
        )}
      >
        {(close) => <GrantForm record={record} unmet={unmet} close={close} />}
      </Popover>
    );
  }
  const ask = () => {
    const missing = unmet.map((requirement) => label(requirement.label)).join('; ');
    const text = t('opportunity.exception_request', { name: nameOfRecord(record, 'name'), stage: label(move.label), missing, link: location.href });
    void navigator.clipboard.writeText(text).then(() => showToast({ text: t('opportunity.exception_copied'), tone: 'good' }));
  };
  return (
    <Button kind="link" onClick={ask}>
      {t('opportunity.ask_exception')}
    </Button>
  );
}

function GrantForm({ record, unmet, close }: { readonly record: RecordRow; readonly unmet: readonly MoveRequirement[]; readonly close: () => void }) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const { timeZone } = useReading();
  const refresh = useRefreshObject();
  const [condition, setCondition] = useState<string | undefined>(unmet[0]?.id);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string>();
  const grant = useRouteMutation(grantExceptionRoute, {
    onSuccess: () => {
      showToast({ text: t('opportunity.granted'), tone: 'good' });
      void refresh('opportunity', 'process');
      close();
    },
  });
  const isComplete = condition !== undefined && reason.trim() !== '' && until !== undefined;
  const submit = () =>
    isComplete &&
    grant.mutate({
      object: 'opportunity',
      recordId: record.id,
      conditionId: condition,
      reason: reason.trim(),
      expiresAt: endOfDay(until, timeZone).toISOString(),
    });
  return (
    <Form className="deal-grant" onSubmit={submit}>
      <Field label={t('opportunity.exception_for')}>
        <SelectInput value={condition} onChange={setCondition} options={unmet.map((each) => ({ value: each.id, label: label(each.label) }))} />
      </Field>
      <Field label={t('opportunity.exception_reason')} isRequired>
        <TextInput value={reason} onChange={setReason} />
      </Field>
      <Field label={t('opportunity.exception_until')} isRequired>
        <DateInput value={until} onChange={setUntil} />
      </Field>
      <FormError error={grant.error} />
      <div className="row">
        <span className="spread" />
        <Button kind="primary" type="submit" disabled={!isComplete} isBusy={grant.isPending}>
          {t('opportunity.grant')}
        </Button>
      </div>
    </Form>
  );
}
