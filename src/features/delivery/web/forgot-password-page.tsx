import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { AccessFrame } from '#features/organisation/web/public.ts';
import { passwordMailMessages } from '../contract/password-mail.messages.ts';
import { askPasswordMailRoute, getPasswordMailRoute } from '../contract/password-mail.routes.ts';

/** The way back in for whoever forgot the password: an address, and the same answer whether it exists or not. */
export function ForgotPasswordPage() {
  const t = useMessages(passwordMailMessages);
  const offer = useRoute(getPasswordMailRoute, {}, { staleTimeMs: Infinity });
  const [email, setEmail] = useState('');
  const ask = useRouteMutation(askPasswordMailRoute);
  const errors = useFieldErrors(ask.error);
  usePageTitle(t('forgot.title'));
  const foot = <Link to="/sign-in">{t('forgot.back')}</Link>;
  if (!offer.data)
    return (
      <AccessFrame title={t('forgot.title')} foot={foot}>
        <PageState of={offer} />
      </AccessFrame>
    );
  if (!offer.data.isOffered)
    return (
      <AccessFrame title={t('forgot.title')} text={t('forgot.not_offered')} foot={foot}>
        {null}
      </AccessFrame>
    );
  if (ask.data)
    return (
      <AccessFrame title={t('forgot.sent')} text={t('forgot.sent_text', { email: email.trim() })} foot={foot}>
        {null}
      </AccessFrame>
    );
  return (
    <AccessFrame title={t('forgot.title')} text={t('forgot.text')} foot={foot}>
      <Form label={t('forgot.title')} onSubmit={() => ask.mutate({ email: email.trim() })}>
        <Field label={t('forgot.email')} error={errors('email')}>
          <TextInput value={email} onChange={setEmail} type="email" inputMode="email" autoComplete="username" autoFocus required />
        </Field>
        <FormError error={ask.error} />
        <Button type="submit" kind="primary" isBusy={ask.isPending}>
          {t('forgot.send')}
        </Button>
      </Form>
    </AccessFrame>
  );
}
