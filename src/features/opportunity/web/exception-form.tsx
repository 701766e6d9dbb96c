import { useState } from 'react';
import { endOfDay } from '#platform/contract/format/format-date.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { CheckInput, DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { askExceptionRoute, listExceptionRequestsRoute } from '#features/process/contract/exception-request.routes.ts';
import { grantExceptionRoute } from '#features/process/contract/process.routes.ts';
import type { MoveOption } from '#features/process/contract/requirement.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import type { MoveRequirement } from './move-draft.ts';

interface ExceptionFormProps {
  readonly record: RecordRow;
  readonly move: MoveOption;
  readonly unmet: readonly MoveRequirement[];
  /** Grants at once; without the right the same words are sent to whoever has it. */
  readonly mayGrant: boolean;
  readonly close: () => void;
}

/** Which requirements, why, and until when. */
export function ExceptionForm({ record, move, unmet, mayGrant, close }: ExceptionFormProps) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const { timeZone } = useReading();
  const [chosen, setChosen] = useState<readonly string[]>(unmet.map((each) => each.id));
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string>();
  const send = useSend(mayGrant, close);
  const isComplete = chosen.length > 0 && reason.trim() !== '' && until !== undefined;
  const submit = () =>
    isComplete &&
    send.run({
      recordId: record.id,
      stage: move.to,
      conditionIds: chosen,
      reason: reason.trim(),
      expiresAt: endOfDay(until, timeZone).toISOString(),
    });
  const toggle = (id: string, isOn: boolean) => setChosen(isOn ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <Form className="deal-grant" onSubmit={submit}>
      <fieldset className="deal-grant-which">
        <legend className="muted t12">{t('opportunity.exception_for')}</legend>
        {unmet.map((each) => (
          <CheckInput key={each.id} label={label(each.label)} isOn={chosen.includes(each.id)} onChange={(isOn) => toggle(each.id, isOn)} />
        ))}
      </fieldset>
      <Field label={t('opportunity.exception_reason')} isRequired>
        <TextInput value={reason} onChange={setReason} />
      </Field>
      <Field label={t('opportunity.exception_until')} isRequired>
        <DateInput value={until} onChange={setUntil} />
      </Field>
      <FormError error={send.error} />
      <div className="row">
        <span className="spread" />
        <Button kind="primary" type="submit" disabled={!isComplete} isBusy={send.isBusy}>
          {t(mayGrant ? 'opportunity.grant' : 'opportunity.exception_send')}
        </Button>
      </div>
    </Form>
  );
}

interface Wanted {
  readonly recordId: string;
  readonly stage: string;
  readonly conditionIds: readonly string[];
  readonly reason: string;
  readonly expiresAt: string;
}

function useSend(mayGrant: boolean, close: () => void) {
  const t = useMessages(opportunityMessages);
  const refresh = useRefreshObject();
  const grant = useRouteMutation(grantExceptionRoute);
  const ask = useRouteMutation(askExceptionRoute, {
    invalidates: [listExceptionRequestsRoute],
    onSuccess: ({ askedOf }) => {
      showToast({ text: t('opportunity.exception_sent', { names: askedOf.map((person) => person.name).join(', ') }), tone: 'good' });
      close();
    },
  });
  const grantAll = async ({ recordId, conditionIds, reason, expiresAt }: Wanted) => {
    for (const conditionId of conditionIds) await grant.mutateAsync({ object: 'opportunity', recordId, conditionId, reason, expiresAt });
    showToast({ text: t('opportunity.granted'), tone: 'good' });
    void refresh('opportunity', 'process');
    close();
  };
  return {
    // A refusal stands in the form through `error`.
    run: (wanted: Wanted) =>
      mayGrant
        ? void grantAll(wanted).catch(() => undefined)
        : ask.mutate({ ...wanted, object: 'opportunity', conditionIds: [...wanted.conditionIds] }),
    error: grant.error ?? ask.error,
    isBusy: grant.isPending || ask.isPending,
  };
}
