import { shellMessages } from '#platform/contract/shell.messages.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { usePageTrail } from '#platform/web/page-title.ts';
import type { Crumb } from '#platform/web/page-title.ts';
import { useMenu } from './use-menu.ts';

/** Where one is: group, list, record. */
export function Breadcrumbs() {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const trail = usePageTrail();
  const { active, activeEntry } = useMenu();
  const group = activeEntry && activeEntry.menu.group !== 'today' ? [{ label: t(`shell.group.${activeEntry.menu.group}`) }] : [];
  const page: readonly Crumb[] = trail.length > 0 ? trail : active ? [{ label: label(active.title) }] : [];
  const crumbs: readonly Crumb[] = [...group, ...page];
  return (
    <nav className="crumbs" aria-label={t('shell.breadcrumbs')}>
      <ol>
        {crumbs.map((crumb, at) => (
          <li key={`${at} ${crumb.label}`} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>
            {at > 0 && <Icon name="chevron-right" size={12} />}
            {crumb.to ? <Link to={crumb.to} className="clip">{crumb.label}</Link> : <span className="clip">{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
