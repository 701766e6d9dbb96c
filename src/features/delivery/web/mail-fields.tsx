import { Field } from '#platform/web/kit/field.tsx';
import { TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { deliveryMessages } from '../contract/delivery.messages.ts';
import { type MailSettings, mailSecurities } from '../contract/mail.routes.ts';

/** What is typed, before it is understood. */
export interface MailDraft {
  readonly host: string;
  readonly port: string;
  readonly security: MailSettings['security'];
  readonly user: string;
  readonly secret: string;
  readonly sender_name: string;
  readonly sender_address: string;
  readonly public_url: string;
  readonly domains: string;
}

interface MailFieldsProps {
  readonly draft: MailDraft;
  readonly secretFrom: MailSettings['secret_from'];
  readonly onChange: (part: Partial<MailDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

const usualPorts = { tls: '465', starttls: '587', none: '25' } as const;

/** The fields of the mail settings. */
export function MailFields({ draft, secretFrom, onChange, errorOf }: MailFieldsProps) {
  const t = useMessages(deliveryMessages);
  const isUsualPort = Object.values(usualPorts).some((port) => port === draft.port);
  return (
    <>
      <h2 className="section-title">{t('delivery.server')}</h2>
      <Field label={t('delivery.host')} error={errorOf('host')} isRequired>
        <TextInput value={draft.host} onChange={(host) => onChange({ host })} placeholder={t('delivery.host_example')} inputMode="url" />
      </Field>
      <Field label={t('delivery.security')} error={errorOf('security')} hint={draft.security === 'none' && t('delivery.none_hint')}>
        <Segmented<MailSettings['security']>
          label={t('delivery.security')}
          active={draft.security}
          onChange={(security) => onChange({ security, ...(isUsualPort && { port: usualPorts[security] }) })}
          tabs={mailSecurities.map((id) => ({ id, label: t(`delivery.${id}`) }))}
        />
      </Field>
      <Field label={t('delivery.port')} error={errorOf('port')} isRequired>
        <TextInput value={draft.port} onChange={(port) => onChange({ port })} inputMode="numeric" />
      </Field>
      <Field label={t('delivery.user')} error={errorOf('user')} hint={t('delivery.user_hint')}>
        <TextInput value={draft.user} onChange={(user) => onChange({ user })} autoComplete="off" />
      </Field>
      <Field
        label={t('delivery.secret')}
        error={errorOf('secret')}
        hint={t(
          secretFrom === 'stored' ? 'delivery.secret_kept' : secretFrom === 'environment' ? 'delivery.secret_environment' : 'delivery.secret_hint',
        )}
      >
        <TextInput value={draft.secret} onChange={(secret) => onChange({ secret })} type="password" autoComplete="new-password" />
      </Field>
      <h2 className="section-title">{t('delivery.sender')}</h2>
      <Field label={t('delivery.sender_name')} error={errorOf('sender_name')} isRequired>
        <TextInput value={draft.sender_name} onChange={(sender_name) => onChange({ sender_name })} maxLength={80} />
      </Field>
      <Field label={t('delivery.sender_address')} error={errorOf('sender_address')} isRequired>
        <TextInput value={draft.sender_address} onChange={(sender_address) => onChange({ sender_address })} inputMode="email" />
      </Field>
      <Field label={t('delivery.public_url')} error={errorOf('public_url')} hint={t('delivery.public_url_hint')} isRequired>
        <TextInput value={draft.public_url} onChange={(public_url) => onChange({ public_url })} inputMode="url" />
      </Field>
      <Field label={t('delivery.domains')} error={errorOf('allowed_domains')} hint={t('delivery.domains_hint')}>
        <TextArea value={draft.domains} onChange={(domains) => onChange({ domains })} rows={2} />
      </Field>
    </>
  );
}
