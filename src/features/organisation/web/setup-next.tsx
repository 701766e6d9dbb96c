import { Icon } from '#platform/web/kit/icon.tsx';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { usePages, usePanels } from '#platform/web/page-registry.ts';
import { useSession } from '#platform/web/session.ts';
import { accessMessages } from '../contract/access.messages.ts';

/** Where to begin: what capabilities offer in the slot `setup.next` (a demo company, an import), then people, then an empty start. */
export function SetupNext() {
  const t = useMessages(accessMessages);
  const session = useSession();
  const offers = usePanels('setup.next');
  const importPage = usePages().find((page) => page.path.startsWith('/import') && !page.path.includes('$'));
  return (
    <div className="access-next">
      {offers.map((offer) => (
        <offer.component key={offer.id} object="workspace" recordId={session?.workspace.id ?? ''} />
      ))}
      {importPage && <NextLink to={importPage.path} icon="upload" title={t('access.next_import')} text={t('access.next_import_text')} />}
      <NextLink to="/settings/members" icon="users" title={t('access.next_members')} text={t('access.next_members_text')} />
      <NextLink to="/" icon="arrow-right" title={t('access.next_empty')} text={t('access.next_empty_text')} />
    </div>
  );
}

function NextLink({ to, icon, title, text }: { readonly to: string; readonly icon: IconName; readonly title: string; readonly text: string }) {
  return (
    <Link to={to}>
      <Icon name={icon} size={20} className="accent" />
      <span className="spread">
        <b>{title}</b>
        <span className="muted t12">{text}</span>
      </span>
      <Icon name="chevron-right" size={14} />
    </Link>
  );
}
