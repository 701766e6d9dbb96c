import { shellMessages } from '#platform/contract/shell.messages.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useGo } from '#platform/web/navigation.tsx';
import { useSession } from '#platform/web/session.ts';
import { useChoice } from '#platform/web/stored-choice.ts';
import { BrandMark } from './brand-mark.tsx';
import { MenuCount } from './menu-count.tsx';
import { railChoice } from './rail-choice.ts';
import { useMenu } from './use-menu.ts';
import type { MenuPage, MenuSection } from './use-menu.ts';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';
import './rail.css';

/** The left rail: today, the loop in its order, settings, and who is signed in. */
export function Rail() {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const { sections, activeEntry } = useMenu();
  const session = useSession();
  const isMini = useChoice(railChoice) === 'mini';
  const isLoop = (section: MenuSection) => section.group !== 'today' && section.group !== 'settings';
  const draw = (section: MenuSection) => <Section key={section.group} section={section} activeEntry={activeEntry} isMini={isMini} />;
  const workspaceName = session?.workspace.name ?? t('shell.product');
  return (
    <nav className="rail" aria-label={t('shell.navigation')}>
      <WorkspaceMenu
        trigger={(props) => (
          <button
            type="button"
            className="rail-brand"
            {...props}
            aria-label={t('shell.workspace_menu', { name: workspaceName })}
            title={workspaceName}
          >
            <BrandMark />
            {!isMini && (
              <>
                <span className="spread clip">{workspaceName}</span>
                <Icon name="chevron-down" size={14} />
              </>
            )}
          </button>
        )}
      />
      <div className="rail-scroll">
        {sections
          .filter((section) => section.group === 'today')
          .flatMap((section) =>
            section.pages.map((page) => <TopEntry key={page.path} page={page} section={section} isOn={page === activeEntry} isMini={isMini} />),
          )}
        <div className="rail-loop">{sections.filter(isLoop).map(draw)}</div>
        {sections.filter((section) => section.group === 'settings').map(draw)}
      </div>
      {session && (
        <UserMenu
          placement="top-start"
          trigger={(props) => (
            <button
              type="button"
              className="rail-who"
              {...props}
              aria-label={isMini ? t('shell.user_menu', { name: session.member.name }) : undefined}
              title={t('shell.user_menu', { name: session.member.name })}
            >
              <span aria-hidden>
                <Avatar name={session.member.name} size="large" />
              </span>
              {!isMini && (
                <span className="rail-who-words">
                  <b className="clip">{session.member.name}</b>
                  {session.member.title && <span className="clip t12 muted">{label(session.member.title)}</span>}
                </span>
              )}
            </button>
          )}
        />
      )}
    </nav>
  );
}

interface EntryProps {
  readonly page: MenuPage;
  readonly section: MenuSection;
  readonly isOn: boolean;
  readonly isMini: boolean;
}

function TopEntry({ page, section, isOn, isMini }: EntryProps) {
  const label = useLabel();
  return (
    <Link
      to={page.path}
      className={classNames('rail-entry', isOn && 'on')}
      aria-current={isOn ? 'page' : undefined}
      title={isMini ? label(page.title) : undefined}
      aria-label={isMini ? label(page.title) : undefined}
    >
      <Icon name={page.menu.icon ?? section.icon} />
      {!isMini && (
        <>
          <span className="spread clip">{label(page.title)}</span>
          <MenuCount menu={page.menu} />
        </>
      )}
    </Link>
  );
}

function Section({
  section,
  activeEntry,
  isMini,
}: {
  readonly section: MenuSection;
  readonly activeEntry: MenuPage | undefined;
  readonly isMini: boolean;
}) {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const first = section.pages[0];
  if (!first) return null;
  const name = t(`shell.group.${section.group}`);
  const hasChildren = section.pages.length > 1;
  if (isMini && hasChildren) return <MiniSection section={section} activeEntry={activeEntry} name={name} />;
  return (
    <div className="rail-section">
      <Link
        to={first.path}
        className={classNames('rail-entry', section.isActive && (hasChildren ? 'in' : 'on'))}
        aria-current={section.isActive && !hasChildren ? 'page' : undefined}
        title={isMini ? name : undefined}
        aria-label={isMini ? name : undefined}
      >
        <Icon name={section.icon} />
        {!isMini && <span className="spread clip">{name}</span>}
      </Link>
      {section.isActive && hasChildren && (
        <div className="rail-children">
          {section.pages.map((page) => (
            <Link
              key={page.path}
              to={page.path}
              className={classNames('rail-entry', 'sub', page === activeEntry && 'on')}
              aria-current={page === activeEntry ? 'page' : undefined}
              {...(page === activeEntry && { ref: bringIntoView })}
            >
              <span className="spread clip">{label(page.title)}</span>
              <MenuCount menu={page.menu} />
            </Link>
          ))}
        </div>
      )}
    </div>
  );
}

/** A page further down than the rail reaches is not marked where nobody sees it. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The mini rail has no room for children: they open beside the icon. */
function MiniSection({
  section,
  activeEntry,
  name,
}: {
  readonly section: MenuSection;
  readonly activeEntry: MenuPage | undefined;
  readonly name: string;
}) {
  const label = useLabel();
  const go = useGo();
  const items = section.pages.map((page, at) => ({
    id: page.path,
    label: label(page.title),
    isOn: page === activeEntry,
    ...(at === 0 && { section: name }),
    ...(page.menu.icon && { icon: page.menu.icon }),
    onSelect: () => go(page.path),
  }));
  return (
    <div className="rail-section">
      <Menu
        label={name}
        items={items}
        placement="right-start"
        trigger={(props) => (
          <button type="button" className={classNames('rail-entry', section.isActive && 'on')} title={name} aria-label={name} {...props}>
            <Icon name={section.icon} />
          </button>
        )}
      />
    </div>
  );
}
