import { shellMessages } from '#platform/contract/shell.messages.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { Overlay } from '#platform/web/kit/overlay.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { useSession } from '#platform/web/session.ts';
import { useMenu } from './use-menu.ts';
import { useUserMenuItems } from './user-menu.tsx';
import { useWorkspaceItems } from './workspace-menu.tsx';

/** The rail is not there on the phone, and news stand among the pages. */
const elsewhere: ReadonlySet<string> = new Set(['rail', 'news']);

/** The phone's "me": who is signed in, every page of the loop, and the settings of the screen. */
export function MeSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const session = useSession();
  const { sections } = useMenu();
  const items = [...useWorkspaceItems(), ...useUserMenuItems()].filter((item) => !elsewhere.has(item.id));
  return (
    <Overlay label={t('shell.me')} onClose={onClose} place="side">
      <div className="me-sheet">
        {session && (
          <div className="me-sheet-who">
            <Avatar name={session.member.name} size="large" />
            <b>{session.member.name}</b>
            <span className="muted t12">{session.member.title && label(session.member.title)}</span>
          </div>
        )}
        {sections.map((section) => (
          <section key={section.group}>
            <h2 className="muted t12">{t(`shell.group.${section.group}`)}</h2>
            {section.pages.map((page) => (
              <Link key={page.path} to={page.path} onClick={onClose} className="me-sheet-entry">
                <Icon name={page.menu.icon ?? section.icon} />
                <span className="spread">{label(page.title)}</span>
                <Icon name="chevron-right" size={12} />
              </Link>
            ))}
          </section>
        ))}
        {items.map((item) => (
          <div key={item.id}>
            {item.section && <h2 className="muted t12">{item.section}</h2>}
            <button type="button" className="me-sheet-entry" onClick={item.onSelect} aria-pressed={item.isOn}>
              {item.icon ? <Icon name={item.icon} /> : <span className="k-menu-gap" />}
              <span className="spread">{item.label}</span>
              {item.isOn && <Icon name="tick" className="accent" />}
            </button>
          </div>
        ))}
      </div>
    </Overlay>
  );
}
