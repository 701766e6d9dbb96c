import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { Link, useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { getSetupRoute, setupRoute } from '../contract/access.routes.ts';
import { AccessFrame } from './access-frame.tsx';
import { SetupNext } from './setup-next.tsx';
import { useSignIn } from './use-sign-in.ts';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'TWD', 'JPY', 'SGD', 'GBP'].map((value) => ({ value, label: value }));

/** The first run: workspace and administrator, then where to begin. */
export function SetupPage() {
  const t = useMessages(accessMessages);
  const setup = useRoute(getSetupRoute, {}, { staleTimeMs: Infinity });
  const [workspace, setWorkspace] = useState<string>();
  usePageTitle(t('access.setup'));
  if (workspace !== undefined) {
    return (
      <AccessFrame isWide title={t('access.ready', { workspace })} text={t('access.ready_text')}>
        <SetupNext />
      </AccessFrame>
    );
  }
  if (!setup.data)
    return (
      <AccessFrame title={t('access.setup')}>
        <PageState of={setup} />
      </AccessFrame>
    );
  if (!setup.data.isNeeded) {
    return (
      <AccessFrame title={t('access.already')} text={t('access.already_text')}>
        <Link to="/sign-in" className="link">
          {t('access.sign_in')}
        </Link>
      </AccessFrame>
    );
  }
  return (
    <AccessFrame title={t('access.setup')} text={t('access.setup_text')}>
      <SetupForm onDone={setWorkspace} />
    </AccessFrame>
  );
}

function SetupForm({ onDone }: { readonly onDone: (workspace: string) => void }) {
  const t = useMessages(accessMessages);
  const locale = useLocale();
  const [tokenInLink] = useSearchParam('token');
  const [token, setToken] = useState(tokenInLink ?? '');
  const [workspaceName, setWorkspaceName] = useState('');
  const [currency, setCurrency] = useState('CNY');
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const signIn = useSignIn(undefined, { keepsChoices: true });
  const setup = useRouteMutation(setupRoute, {
    onSuccess: () => signIn.mutate({ email: person.email.trim(), password: person.password }, { onSuccess: () => onDone(workspaceName) }),
  });
  const errors = useFieldErrors(setup.error);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const submit = () => setup.mutate({ token, workspaceName, currency, timeZone, locale, administrator: { ...person, email: person.email.trim() } });
  return (
    <Form label={t('access.setup')} onSubmit={submit}>
      {tokenInLink === undefined && (
        <Field label={t('access.setup_token')} hint={t('access.setup_token_hint')} error={errors('token')}>
          <TextInput value={token} onChange={setToken} autoComplete="off" autoFocus />
        </Field>
      )}
      <div className="access-pair">
        <Field label={t('access.workspace')} error={errors('workspaceName')}>
          <TextInput value={workspaceName} onChange={setWorkspaceName} autoComplete="organization" />
        </Field>
        <Field label={t('access.currency')}>
          <SelectInput value={currency} onChange={(next) => setCurrency(next ?? 'CNY')} options={currencies} />
        </Field>
      </div>
      <PersonFields person={person} onChange={setPerson} errorOf={errors} />
      <FormError error={setup.error ?? signIn.error} />
      <Button type="submit" kind="primary" isBusy={setup.isPending || signIn.isPending}>
        {t('access.create')}
      </Button>
    </Form>
  );
}

interface PersonFieldsProps {
  readonly person: Person;
  readonly onChange: (person: Person) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function PersonFields({ person, onChange, errorOf }: PersonFieldsProps) {
  const t = useMessages(accessMessages);
  const change = (part: Partial<Person>) => onChange({ ...person, ...part });
  return (
    <>
      <Field label={t('access.your_name')} error={errorOf('administrator.name')}>
        <TextInput value={person.name} onChange={(name) => change({ name })} autoComplete="name" />
      </Field>
      <Field label={t('access.email')} error={errorOf('administrator.email')}>
        <TextInput value={person.email} onChange={(email) => change({ email })} type="email" autoComplete="username" />
      </Field>
      <Field label={t('access.password')} hint={t('access.password_hint')} error={errorOf('administrator.password')}>
        <TextInput value={person.password} onChange={(password) => change({ password })} type="password" autoComplete="new-password" />
      </Field>
    </>
  );
}
