import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { integrationMessages } from '../contract/integration.messages.ts';
import {
  deleteWebhookRoute,
  listWebhooksRoute,
  rotateSecretRoute,
  testWebhookRoute,
  updateWebhookRoute,
  type Webhook,
} from '../contract/webhooks.routes.ts';
import { ReplayDrawer } from './replay-drawer.tsx';
import { SecretDrawer, WebhookDrawer } from './webhook-drawer.tsx';

type Open = 'edit' | 'rotate' | 'delete' | 'replay';

/** What can be done with a webhook. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const t = useMessages(integrationMessages);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const update = useRouteMutation(updateWebhookRoute, { invalidates: [listWebhooksRoute] });
  const isActive = webhook.status === 'active';
  const items = [
    { id: 'edit', label: t('integration.edit'), icon: 'pencil' as const, onSelect: () => setOpen('edit') },
    { id: 'replay', label: t('integration.replay_period'), icon: 'cycle' as const, isDisabled: !isActive, onSelect: () => setOpen('replay') },
    { id: 'rotate', label: t('integration.rotate'), icon: 'key' as const, onSelect: () => setOpen('rotate') },
    { id: 'delete', label: t('integration.delete'), icon: 'trash' as const, isDanger: true, onSelect: () => setOpen('delete') },
  ];
  return (
    <>
      <TestButton webhook={webhook} />
      <Button
        kind={isActive ? 'normal' : 'primary'}
        isBusy={update.isPending}
        onClick={() => update.mutate({ id: webhook.id, status: isActive ? 'paused' : 'active' })}
      >
        {isActive ? t('integration.pause') : t('integration.resume')}
      </Button>
      <Menu label={t('integration.more')} items={items} trigger={(props) => <IconButton icon="more" label={t('integration.more')} {...props} />} />
      {open === 'edit' && <WebhookDrawer webhook={webhook} onClose={close} />}
      {open === 'replay' && <ReplayDrawer webhook={webhook} onClose={close} />}
      {open === 'rotate' && <RotateSecret webhook={webhook} onClose={close} />}
      {open === 'delete' && <DeleteConfirm webhook={webhook} onClose={close} />}
    </>
  );
}

function TestButton({ webhook }: { readonly webhook: Webhook }) {
  const t = useMessages(integrationMessages);
  const test = useRouteMutation(testWebhookRoute, {
    onSuccess: ({ status, error, durationMs }) => {
      const isOk = status !== null && status >= 200 && status < 300;
      const reason = error ?? `HTTP ${status ?? ''}`;
      const text = isOk ? t('integration.test_ok', { status, ms: durationMs }) : t('integration.test_failed', { reason });
      showToast({ text, tone: isOk ? 'good' : 'bad' });
    },
  });
  return (
    <Button icon="play" isBusy={test.isPending} onClick={() => test.mutate({ id: webhook.id })}>
      {t('integration.test')}
    </Button>
  );
}

interface DialogProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

function RotateSecret({ webhook, onClose }: DialogProps) {
  const t = useMessages(integrationMessages);
  const rotate = useRouteMutation(rotateSecretRoute, { invalidates: [listWebhooksRoute] });
  const [secret, setSecret] = useState<string>();
  if (secret !== undefined) return <SecretDrawer secret={secret} onClose={onClose} />;
  return (
    <Confirm
      title={t('integration.rotate')}
      confirmLabel={t('integration.rotate')}
      onConfirm={async () => setSecret((await rotate.mutateAsync({ id: webhook.id })).secret)}
      onClose={() => (rotate.data ? undefined : onClose())}
    >
      {t('integration.rotate_text')}
    </Confirm>
  );
}

function DeleteConfirm({ webhook, onClose }: DialogProps) {
  const t = useMessages(integrationMessages);
  const go = useGo();
  const remove = useRouteMutation(deleteWebhookRoute, { invalidates: [listWebhooksRoute], onSuccess: () => go('/settings/webhooks') });
  return (
    <Confirm
      isDanger
      title={t('integration.delete_of', { name: webhook.name })}
      confirmLabel={t('integration.delete')}
      onConfirm={() => remove.mutateAsync({ id: webhook.id })}
      onClose={onClose}
    >
      {t('integration.delete_text')}
    </Confirm>
  );
}
