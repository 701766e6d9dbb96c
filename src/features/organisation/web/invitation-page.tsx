import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { acceptInvitationRoute, getInvitationRoute } from '../contract/access.routes.ts';
import { AccessFrame } from './access-frame.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Where an invitation's link leads: check the name, choose a password, and one is in. */
export function InvitationPage() {
  const t = useMessages(accessMessages);
  const [token] = useSearchParam('token');
  const invitation = useRoute(getInvitationRoute, { token: token ?? '' }, { staleTimeMs: Infinity });
  usePageTitle(t('access.join'));
  if (!invitation.data)
    return (
      <AccessFrame title={t('access.join')}>
        <PageState of={invitation} />
      </AccessFrame>
    );
  const { workspaceName, email, name, hasAccount } = invitation.data;
  return (
    <AccessFrame
      title={t('access.invitation', { workspace: workspaceName })}
      text={t(hasAccount ? 'access.invitation_known' : 'access.invitation_text', { email })}
    >
      <InvitationForm token={token ?? ''} email={email} givenName={name} hasAccount={hasAccount} />
    </AccessFrame>
  );
}

interface InvitationFormProps {
  readonly token: string;
  readonly email: string;
  readonly givenName: string;
  readonly hasAccount: boolean;
}

function InvitationForm({ token, email, givenName, hasAccount }: InvitationFormProps) {
  const t = useMessages(accessMessages);
  const locale = useLocale();
  const [name, setName] = useState(givenName);
  const [password, setPassword] = useState('');
  const signIn = useSignIn('/', { keepsChoices: true });
  const accept = useRouteMutation(acceptInvitationRoute, { onSuccess: () => signIn.mutate({ email, password }) });
  const errors = useFieldErrors(accept.error);
  return (
    <Form label={t('access.join')} onSubmit={() => accept.mutate({ token, name, password, locale })}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Field label={t('access.your_name')} error={errors('name')}>
        <TextInput value={name} onChange={setName} autoComplete="name" />
      </Field>
      <Field
        label={t(hasAccount ? 'access.password_now' : 'access.password')}
        hint={hasAccount ? undefined : t('access.password_hint')}
        error={errors('password')}
      >
        <TextInput
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          autoFocus
        />
      </Field>
      <FormError error={accept.error ?? signIn.error} />
      <Button type="submit" kind="primary" isBusy={accept.isPending || signIn.isPending}>
        {t('access.join')}
      </Button>
    </Form>
  );
}
