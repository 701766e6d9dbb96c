import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { endOtherSessionsRoute, endSessionRoute, listSessionsRoute } from '../contract/access.routes.ts';
import { nameDevice } from './name-device.ts';

/** Where one is signed in, and a way to end it. */
export function AccountSessions() {
  const t = useMessages(accessMessages);
  const list = useRoute(listSessionsRoute, {});
  const say = (count: number) => showToast({ text: t('access.ended', { count }), tone: 'good' });
  const end = useRouteMutation(endSessionRoute, { invalidates: [listSessionsRoute], onSuccess: () => say(1) });
  const endOthers = useRouteMutation(endOtherSessionsRoute, { invalidates: [listSessionsRoute], onSuccess: (output) => say(output.count) });
  const sessions = list.data?.sessions;
  return (
    <section>
      <h2 className="section-title">{t('access.sessions')}</h2>
      <p>{t('access.sessions_text')}</p>
      {!sessions && <PageState of={list} />}
      {sessions?.map((session) => (
        <div key={session.id} className="account-session">
          <Icon name={nameDevice(session.device ?? '').isPhone ? 'phone' : 'monitor'} />
          <span className="spread">
            <b>{nameDevice(session.device ?? '').name || t('access.unknown_device')}</b>
            <span className="muted t12 row g2">
              <span>{session.address}</span>
              <DateText value={session.signedInAt} />
            </span>
          </span>
          {session.isCurrent ? (
            <Tag tone="accent">{t('access.this_device')}</Tag>
          ) : (
            <Button size="small" isBusy={end.isPending} onClick={() => end.mutate({ id: session.id })}>
              {t('access.end')}
            </Button>
          )}
        </div>
      ))}
      {sessions && sessions.length > 1 && (
        <Button isBusy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
          {t('access.end_others')}
        </Button>
      )}
    </section>
  );
}
