import { useState } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import type { MenuGroup } from '#platform/web/page-registry.ts';
import { MeSheet } from './me-sheet.tsx';
import { openPalette } from './palette-state.ts';
import { useMenu } from './use-menu.ts';
import './tab-bar.css';

/** The phone's bottom bar: today, sales, search, targets, me. */
export function TabBar() {
  const t = useMessages(shellMessages);
  const [isMeOpen, setIsMeOpen] = useState(false);
  return (
    <nav className="tab-bar" aria-label={t('shell.navigation')}>
      <GroupTab group="today" />
      <GroupTab group="run" />
      <button type="button" onClick={() => openPalette()}>
        <Icon name="search" size={22} />
        {t('shell.search_short')}
      </button>
      <GroupTab group="plan" />
      <button type="button" onClick={() => setIsMeOpen(true)} aria-haspopup="dialog">
        <Icon name="user" size={22} />
        {t('shell.me')}
      </button>
      {isMeOpen && <MeSheet onClose={() => setIsMeOpen(false)} />}
    </nav>
  );
}

function GroupTab({ group }: { readonly group: MenuGroup }) {
  const t = useMessages(shellMessages);
  const section = useMenu().sections.find((each) => each.group === group);
  const first = section?.pages[0];
  if (!section || !first) return <span />;
  return (
    <Link to={first.path} className={classNames(section.isActive && 'on')} aria-current={section.isActive ? 'page' : undefined}>
      <Icon name={section.icon} size={22} />
      {t(`shell.group.${group}`)}
    </Link>
  );
}
