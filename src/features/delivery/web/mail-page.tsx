import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { deliveryMessages } from '../contract/delivery.messages.ts';
import { getMailSettingsRoute, type MailSettings, saveMailSettingsRoute } from '../contract/mail.routes.ts';
import { type MailDraft, MailFields } from './mail-fields.tsx';
import { MailTest } from './mail-test.tsx';
import './delivery.css';

/** Which server mail leaves through, from whom, to whom outside; and a test of it. */
export function MailPage() {
  const t = useMessages(deliveryMessages);
  const mail = useRoute(getMailSettingsRoute, {});
  return (
    <>
      <PageHeader title={t('delivery.mail')} summary={t('delivery.mail_text')} />
      <div className="page page-scroll">
        {mail.data ? (
          <div className="delivery-mail">
            <MailForm key={JSON.stringify(mail.data.settings)} settings={mail.data.settings} />
            {mail.data.settings ? <MailTest /> : <p className="muted">{t('delivery.test_first')}</p>}
          </div>
        ) : (
          <PageState of={mail} shape="record" />
        )}
      </div>
    </>
  );
}

function MailForm({ settings }: { readonly settings: MailSettings | null }) {
  const t = useMessages(deliveryMessages);
  const [draft, setDraft] = useState<MailDraft>(() => draftOf(settings));
  const save = useRouteMutation(saveMailSettingsRoute, {
    invalidates: [getMailSettingsRoute],
    onSuccess: () => showToast({ text: t('delivery.saved'), tone: 'good' }),
  });
  const errors = useFieldErrors(save.error);
  const submit = () => {
    const { user, secret, domains, port, ...rest } = draft;
    save.mutate({
      ...rest,
      port: Number(port),
      user: user.trim() === '' ? null : user,
      ...(secret !== '' && { secret }),
      allowed_domains: domains.split(/[\s,，;；、]+/).filter((each) => each !== ''),
    });
  };
  return (
    <Form label={t('delivery.mail')} onSubmit={submit}>
      <MailFields
        draft={draft}
        secretFrom={settings?.secret_from ?? 'none'}
        onChange={(part) => setDraft({ ...draft, ...part })}
        errorOf={(field) => errors(field)}
      />
      <FormError error={save.error} />
      <div>
        <Button kind="primary" type="submit" isBusy={save.isPending}>
          {t('delivery.save')}
        </Button>
      </div>
    </Form>
  );
}

function draftOf(settings: MailSettings | null): MailDraft {
  return {
    host: settings?.host ?? '',
    port: String(settings?.port ?? 465),
    security: settings?.security ?? 'tls',
    user: settings?.user ?? '',
    secret: '',
    sender_name: settings?.sender_name ?? 'Sloop',
    sender_address: settings?.sender_address ?? '',
    public_url: settings?.public_url ?? location.origin,
    domains: settings?.allowed_domains.join('\n') ?? '',
  };
}
