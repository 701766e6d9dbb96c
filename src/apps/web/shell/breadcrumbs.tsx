import { shellMessages } from '#platform/contract/shell.messages.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { usePageTrail } from '#platform/web/page-title.ts';
import type { Crumb } from '#platform/web/page-title.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { useSession } from '#platform/web/session.ts';
import { BrandMark } from './brand-mark.tsx';
import { useMenu } from './use-menu.ts';

/** Where one is: group, list, record; the phone shows only the way back. */
export function Breadcrumbs() {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const trail = usePageTrail();
  const isPhone = useIsPhone();
  const { active, activeEntry } = useMenu();
  const group = activeEntry && activeEntry.menu.group !== 'today' ? [{ label: t(`shell.group.${activeEntry.menu.group}`) }] : [];
  const page: readonly Crumb[] = trail.length > 0 ? trail : active ? [{ label: label(active.title) }] : [];
  const crumbs: readonly Crumb[] = [...group, ...page];
  if (isPhone) return <PhoneBack crumb={crumbs.findLast((crumb) => crumb.to !== undefined)} />;
  return (
    <nav className="crumbs" aria-label={t('shell.breadcrumbs')}>
      <ol>
        {crumbs.map((crumb, at) => (
          <li key={`${at} ${crumb.label}`} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>
            {at > 0 && <Icon name="chevron-right" size={12} />}
            {crumb.to ? (
              <Link to={crumb.to} className="clip">
                {crumb.label}
              </Link>
            ) : (
              <span className="clip">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function PhoneBack({ crumb }: { readonly crumb: Crumb | undefined }) {
  const t = useMessages(shellMessages);
  const session = useSession();
  if (crumb?.to)
    return (
      <nav className="crumbs" aria-label={t('shell.breadcrumbs')}>
        <Link to={crumb.to} className="crumbs-back">
          <Icon name="chevron-left" /> {crumb.label}
        </Link>
      </nav>
    );
  return (
    <div className="crumbs crumbs-back">
      <BrandMark /> <b className="clip">{session?.workspace.name ?? t('shell.product')}</b>
    </div>
  );
}
