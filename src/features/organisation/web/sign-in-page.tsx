import { useEffect, useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link, useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { passwordResetMessages } from '../contract/password-reset.messages.ts';
import { getSetupRoute } from '../contract/access.routes.ts';
import { AccessFrame } from './access-frame.tsx';
import { safeNext, useSignIn } from './use-sign-in.ts';

/** Sign-in by e-mail and password; on a fresh installation it leads to the first run. */
export function SignInPage() {
  const t = useMessages(accessMessages);
  const reset = useMessages(passwordResetMessages);
  const go = useGo();
  const [next] = useSearchParam('next');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn(safeNext(next));
  const setup = useRoute(getSetupRoute, {}, { staleTimeMs: Infinity });
  const isNeeded = setup.data?.isNeeded ?? false;
  useEffect(() => {
    if (isNeeded) go('/setup', { isReplacing: true });
    // Once, when it becomes known; going there is a new function on each render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isNeeded]);
  usePageTitle(t('access.sign_in'));
  return (
    <AccessFrame title={t('access.sign_in')} text={t('access.tagline')} foot={<Link to="/forgot-password">{reset('reset.forgot')}</Link>}>
      <Form label={t('access.sign_in')} onSubmit={() => signIn.mutate({ email: email.trim(), password })}>
        <Field label={t('access.email')}>
          <TextInput value={email} onChange={setEmail} type="email" inputMode="email" autoComplete="username" autoFocus required />
        </Field>
        <Field label={t('access.password')}>
          <TextInput value={password} onChange={setPassword} type="password" autoComplete="current-password" required />
        </Field>
        <FormError error={signIn.error} />
        <Button type="submit" kind="primary" isBusy={signIn.isPending}>
          {t('access.sign_in')}
        </Button>
      </Form>
    </AccessFrame>
  );
}
