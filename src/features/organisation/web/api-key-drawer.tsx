import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan, useSession } from '#platform/web/session.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { createApiKeyRoute, listApiKeysRoute } from '../contract/access.routes.ts';
import { ApiKeyScopeFields } from './api-key-scope-fields.tsx';
import { MemberSelect } from './member-select.tsx';
import { SecretShown } from './secret-shown.tsx';

const lifetimes = ['30', '90', '365', 'forever'] as const;

/** Makes an API key and shows it once. */
export function ApiKeyDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(accessMessages);
  const create = useRouteMutation(createApiKeyRoute, { invalidates: [listApiKeysRoute] });
  if (create.data) {
    return (
      <Drawer
        title={t('access.key_ready')}
        onClose={onClose}
        footer={
          <Button kind="primary" onClick={onClose}>
            {t('access.done')}
          </Button>
        }
      >
        <div className="stack g3">
          <p>{t('access.key_ready_text')}</p>
          <SecretShown text={create.data.secret} />
        </div>
      </Drawer>
    );
  }
  return <ApiKeyForm onClose={onClose} isBusy={create.isPending} error={create.error} onMake={(input) => create.mutate(input)} />;
}

type NewKey = Parameters<ReturnType<typeof useRouteMutation<typeof createApiKeyRoute>>['mutate']>[0];

interface ApiKeyFormProps {
  readonly onClose: () => void;
  readonly onMake: (input: NewKey) => void;
  readonly isBusy: boolean;
  readonly error: unknown;
}

function ApiKeyForm({ onClose, onMake, isBusy, error }: ApiKeyFormProps) {
  const t = useMessages(accessMessages);
  const can = useCan();
  const session = useSession();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['read']);
  const [memberId, setMemberId] = useState(session?.member.id);
  const [lifetime, setLifetime] = useState<(typeof lifetimes)[number]>('365');
  const errors = useFieldErrors(error);
  const lifetimeOptions = lifetimes.map((value) => ({
    value,
    label: value === 'forever' ? t('access.key_forever') : t('access.key_days', { count: Number(value) }),
  }));
  const make = () =>
    onMake({
      name,
      scopes: [...scopes],
      expiresInDays: lifetime === 'forever' ? null : Number(lifetime),
      ...(memberId !== undefined && { memberId }),
    });
  return (
    <Drawer
      title={t('access.key_new')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="api-key-form" isBusy={isBusy}>
          {t('access.key_make')}
        </Button>
      }
    >
      <Form id="api-key-form" label={t('access.key_new')} onSubmit={make}>
        <Field label={t('access.key_name')} error={errors('name')} isRequired>
          <TextInput value={name} onChange={setName} placeholder={t('access.key_name_example')} data-autofocus />
        </Field>
        <ApiKeyScopeFields scopes={scopes} onChange={setScopes} error={errors('scopes') && t('access.key_scope_missing')} />
        {can('member.manage') && (
          <Field label={t('access.key_member')}>
            <MemberSelect value={memberId} onChange={setMemberId} />
          </Field>
        )}
        <Field label={t('access.key_expiry')}>
          <SelectInput value={lifetime} onChange={(next) => setLifetime(next ?? '365')} options={lifetimeOptions} />
        </Field>
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}
