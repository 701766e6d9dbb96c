import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { passwordResetMessages } from '../contract/password-reset.messages.ts';
import { getPasswordResetRoute, resetPasswordRoute } from '../contract/password-reset.routes.ts';
import { AccessFrame } from './access-frame.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Where a link to choose a new password leads: one field, and one is in. */
export function ResetPasswordPage() {
  const t = useMessages(passwordResetMessages);
  const [token = ''] = useSearchParam('token');
  const reset = useRoute(getPasswordResetRoute, { token }, { staleTimeMs: Infinity });
  usePageTitle(t('reset.title'));
  if (!reset.data)
    return (
      <AccessFrame title={t('reset.title')}>
        <PageState of={reset} />
      </AccessFrame>
    );
  const { email } = reset.data;
  return (
    <AccessFrame title={t('reset.title')} text={t('reset.text', { email })}>
      <ResetForm token={token} email={email} />
    </AccessFrame>
  );
}

function ResetForm({ token, email }: { readonly token: string; readonly email: string }) {
  const t = useMessages(passwordResetMessages);
  const words = useMessages(accessMessages);
  const [password, setPassword] = useState('');
  const signIn = useSignIn('/');
  const reset = useRouteMutation(resetPasswordRoute, { onSuccess: () => signIn.mutate({ email, password }) });
  const errors = useFieldErrors(reset.error);
  return (
    <Form label={t('reset.title')} onSubmit={() => reset.mutate({ token, password })}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Field label={words('access.new_password')} hint={words('access.password_hint')} error={errors('password')}>
        <TextInput value={password} onChange={setPassword} type="password" autoComplete="new-password" autoFocus />
      </Field>
      <FormError error={reset.error ?? signIn.error} />
      <Button type="submit" kind="primary" isBusy={reset.isPending || signIn.isPending}>
        {t('reset.do')}
      </Button>
    </Form>
  );
}
