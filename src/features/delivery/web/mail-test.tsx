import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { deliveryMessages } from '../contract/delivery.messages.ts';
import { type MailAnswer, testMailRoute } from '../contract/mail.routes.ts';

/** Sends a message through the saved settings and shows the answer in words. */
export function MailTest() {
  const t = useMessages(deliveryMessages);
  const [to, setTo] = useState('');
  const test = useRouteMutation(testMailRoute);
  const errors = useFieldErrors(test.error);
  return (
    <Form label={t('delivery.test')} onSubmit={() => test.mutate({ to })}>
      <h2 className="section-title">{t('delivery.test')}</h2>
      <Field label={t('delivery.test_to')} error={errors('to')}>
        <TextInput value={to} onChange={setTo} inputMode="email" />
      </Field>
      <FormError error={test.error} />
      <div>
        <Button type="submit" isBusy={test.isPending}>
          {t('delivery.test_send')}
        </Button>
      </div>
      {test.data && <Answer answer={test.data} />}
    </Form>
  );
}

function Answer({ answer }: { readonly answer: MailAnswer }) {
  const t = useMessages(deliveryMessages);
  const label = useLabel();
  return (
    <div className={answer.isSent ? 'delivery-answer good' : 'delivery-answer bad'} role="status">
      <p>
        <Icon name={answer.isSent ? 'tick' : 'warning'} size={14} /> {label(answer.says)}
      </p>
      <p className="muted t12">
        {t('delivery.answered')} <span className="mono">{answer.answer}</span>
      </p>
    </div>
  );
}
