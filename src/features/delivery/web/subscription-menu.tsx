import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routeKey, useRouteMutation } from '#platform/web/api.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Menu, type MenuItem } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import {
  deleteSubscriptionRoute,
  leaveSubscriptionRoute,
  listIssuesRoute,
  listSubscriptionsRoute,
  sendSubscriptionRoute,
  type Subscription,
  updateSubscriptionRoute,
} from '../contract/subscription.routes.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';

/** What the menu cannot do by itself. */
export interface SubscriptionTasks {
  readonly onEdit: (row: Subscription) => void;
  readonly onLog: (row: Subscription) => void;
}

/** What can be done with one subscription; receivers can only leave. */
export function SubscriptionMenu({ row, tasks }: { readonly row: Subscription; readonly tasks: SubscriptionTasks }) {
  const t = useMessages(subscriptionMessages);
  const [isDeleting, setIsDeleting] = useState(false);
  const items = useItems(row, tasks, () => setIsDeleting(true));
  const remove = useRouteMutation(deleteSubscriptionRoute, { invalidates: [listSubscriptionsRoute] });
  const label = `${t('subscription.more')} · ${row.name}`;
  return (
    // The row it stands in opens by a click; what happens in here is no click on the row.
    <span onClick={(event) => event.stopPropagation()}>
      <Menu label={label} items={items} trigger={(trigger) => <IconButton icon="more" size="small" label={label} {...trigger} />} />
      {isDeleting && (
        <Confirm
          title={t('subscription.delete_title', { name: row.name })}
          confirmLabel={t('subscription.delete')}
          isDanger
          onConfirm={() => remove.mutateAsync({ id: row.id })}
          onClose={() => setIsDeleting(false)}
        >
          {t('subscription.delete_text')}
        </Confirm>
      )}
    </span>
  );
}

function useItems(row: Subscription, tasks: SubscriptionTasks, onDelete: () => void): readonly MenuItem[] {
  const t = useMessages(subscriptionMessages);
  const tell = (text: string) => () => showToast({ text, tone: 'good' });
  const lookAgain = useLookAgain();
  const send = useRouteMutation(sendSubscriptionRoute, {
    invalidates: [listSubscriptionsRoute, listIssuesRoute],
    onSuccess: () => {
      showToast({ text: t('subscription.sending_now'), tone: 'good' });
      lookAgain();
    },
  });
  const leave = useRouteMutation(leaveSubscriptionRoute, {
    invalidates: [listSubscriptionsRoute],
    onSuccess: tell(t('subscription.left', { name: row.name })),
  });
  const update = useRouteMutation(updateSubscriptionRoute, { invalidates: [listSubscriptionsRoute] });
  const { id, status } = row;
  if (!row.can_edit) return [{ id: 'leave', label: t('subscription.leave'), icon: 'close', onSelect: () => leave.mutate({ id }) }];
  return [
    { id: 'edit', label: t('subscription.edit'), icon: 'pencil', onSelect: () => tasks.onEdit(row) },
    { id: 'send', label: t('subscription.send_now'), icon: 'mail', onSelect: () => send.mutate({ id }) },
    { id: 'log', label: t('subscription.log'), icon: 'rows', onSelect: () => tasks.onLog(row) },
    status === 'active'
      ? { id: 'pause', label: t('subscription.pause'), icon: 'clock', onSelect: () => update.mutate({ id, status: 'paused' }) }
      : { id: 'resume', label: t('subscription.resume'), icon: 'play', onSelect: () => update.mutate({ id, status: 'active' }) },
    { id: 'delete', label: t('subscription.delete'), icon: 'trash', isDanger: true, onSelect: onDelete },
  ];
}

const looksMs = [1_500, 4_000, 10_000, 25_000];

/** Sending takes its time in the background; how it went is looked at a few times. */
function useLookAgain(): () => void {
  const client = useQueryClient();
  const look = () => {
    for (const route of [listSubscriptionsRoute, listIssuesRoute]) void client.invalidateQueries({ queryKey: routeKey(route) });
  };
  return () => {
    for (const ms of looksMs) setTimeout(look, ms);
  };
}
