import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { locales } from '#platform/contract/label.ts';
import { fetchJson, useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { localeChoice, useLocale, useMessages } from '#platform/web/locale.ts';
import { sessionKey } from '#platform/web/session.ts';
import { themeChoice, useThemeChoice } from '#platform/web/theme.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { getMeRoute, updateMeRoute } from '../contract/access.routes.ts';
import { AccountSessions } from './account-sessions.tsx';
import './access.css';

const languageNames = { zh: '中文', en: 'English' } as const;
const themes = ['light', 'dark', 'system'] as const;

/** One's own account: name, language, look, password, devices. */
export function AccountPage() {
  const t = useMessages(accessMessages);
  const me = useRoute(getMeRoute, {});
  return (
    <>
      <PageHeader title={t('access.account')} summary={me.data?.email} />
      <div className="page page-scroll">
        <div className="account">
          {me.data ? <Profile me={me.data} /> : <PageState of={me} shape="record" />}
          <PasswordForm />
          <AccountSessions />
        </div>
      </div>
    </>
  );
}

function Profile({ me }: { readonly me: RouteOutput<typeof getMeRoute> }) {
  const t = useMessages(accessMessages);
  const client = useQueryClient();
  const locale = useLocale();
  const theme = useThemeChoice();
  const [name, setName] = useState(me.member.name);
  const save = useRouteMutation(updateMeRoute, { invalidates: [getMeRoute], onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }) });
  const errors = useFieldErrors(save.error);
  const submit = () => save.mutate({ name }, { onSuccess: () => showToast({ text: t('access.saved'), tone: 'good' }) });
  return (
    <section>
      <h2 className="section-title">{t('access.profile')}</h2>
      <Form label={t('access.profile')} onSubmit={submit}>
        <Field label={t('access.name')} error={errors('name')}>
          <TextInput value={name} onChange={setName} autoComplete="name" />
        </Field>
        <FormError error={save.error} />
        <div>
          <Button type="submit" isBusy={save.isPending} disabled={name === me.member.name}>
            {t('access.save')}
          </Button>
        </div>
      </Form>
      <div className="account-choice">
        <span>{t('access.language')}</span>
        <Segmented
          label={t('access.language')}
          tabs={locales.map((each) => ({ id: each, label: languageNames[each] }))}
          active={locale}
          onChange={(next) => {
            localeChoice.set(next);
            save.mutate({ locale: next });
          }}
        />
      </div>
      <div className="account-choice">
        <span>{t('access.theme')}</span>
        <Segmented
          label={t('access.theme')}
          tabs={themes.map((each) => ({ id: each, label: t(`access.theme.${each}`) }))}
          active={theme}
          onChange={(next) => {
            themeChoice.set(next);
            save.mutate({ theme: next });
          }}
        />
      </div>
    </section>
  );
}

function PasswordForm() {
  const t = useMessages(accessMessages);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () =>
      fetchJson('POST', '/api/auth/change-password', { body: { currentPassword: current, newPassword: next, revokeOtherSessions: true } }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      showToast({ text: t('access.password_changed'), tone: 'good' });
    },
  });
  const errors = useFieldErrors(change.error);
  return (
    <section>
      <h2 className="section-title">{t('access.change_password')}</h2>
      <Form label={t('access.change_password')} onSubmit={() => change.mutate()}>
        <Field label={t('access.current_password')} error={errors('currentPassword')}>
          <TextInput value={current} onChange={setCurrent} type="password" autoComplete="current-password" />
        </Field>
        <Field label={t('access.new_password')} hint={t('access.password_hint')} error={errors('password')}>
          <TextInput value={next} onChange={setNext} type="password" autoComplete="new-password" />
        </Field>
        <FormError error={change.error} />
        <div>
          <Button type="submit" isBusy={change.isPending} disabled={current === '' || next === ''}>
            {t('access.change_password')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
