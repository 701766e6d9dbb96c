import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { listInvitationsRoute, revokeInvitationRoute } from '../contract/access.routes.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { listMembersRoute } from '../contract/organisation.routes.ts';

/** Who was invited and has not come yet; nothing when there is nobody. */
export function OpenInvitations() {
  const t = useMessages(organisationMessages);
  const list = useRoute(listInvitationsRoute, {});
  const revoke = useRouteMutation(revokeInvitationRoute, { invalidates: [listInvitationsRoute, listMembersRoute] });
  const invitations = list.data?.invitations ?? [];
  if (invitations.length === 0) return null;
  return (
    <div className="members-tools wrap" aria-label={t('organisation.open_invitations')} role="group">
      <span className="muted t12">{t('organisation.open_invitations')}</span>
      {invitations.slice(0, 6).map((each) => (
        <span key={each.id} className="row g1 t12" title={each.email}>
          <Icon name="mail" size={14} />
          <b>{each.name}</b>
          {each.isExpired ? <span className="watch">{t('organisation.expired')}</span> : <DateText value={each.expiresAt.slice(0, 10)} isAbsolute />}
          <Button kind="link" size="small" onClick={() => revoke.mutate({ id: each.id })}>
            {t('organisation.revoke')}
          </Button>
        </span>
      ))}
    </div>
  );
}
