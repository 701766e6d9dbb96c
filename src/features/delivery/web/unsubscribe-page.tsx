import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { AccessFrame } from '#features/organisation/web/public.ts';
import { getUnsubscribeRoute, unsubscribeRoute } from '../contract/subscription.routes.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';

/** Where the link of a message leads: one question, one button, nobody signed in. */
export function UnsubscribePage() {
  const t = useMessages(subscriptionMessages);
  const [token = ''] = useSearchParam('token');
  const standing = useRoute(getUnsubscribeRoute, { token }, { staleTimeMs: Infinity });
  const leave = useRouteMutation(unsubscribeRoute);
  usePageTitle(t('subscription.leave_title'));
  const title = t('subscription.leave_title');
  const shown = leave.data ?? standing.data;
  if (!shown)
    return (
      <AccessFrame title={title}>
        <PageState of={standing} />
      </AccessFrame>
    );
  if (!shown.is_subscribed)
    return (
      <AccessFrame title={title} text={t('subscription.leave_done', shown)}>
        {null}
      </AccessFrame>
    );
  return (
    <AccessFrame title={title} text={t('subscription.leave_ask', shown)}>
      <FormError error={leave.error} />
      <Button kind="primary" isBusy={leave.isPending} onClick={() => leave.mutate({ token })}>
        {t('subscription.leave_do')}
      </Button>
    </AccessFrame>
  );
}
