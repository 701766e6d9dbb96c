import { lazy, Suspense, useEffect } from 'react';
import { currentPastDay } from '#platform/web/as-of.ts';
import { registerCommand } from '#platform/web/command-registry.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { listWebObjects } from '#engine/web/objects/object-registry.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { followUpLinks } from '../contract/follow-up-links.ts';
import { closeQuickLog, openQuickLog, useQuickLog } from './quick-log.ts';

const QuickComposer = lazy(() => import('./quick-composer.tsx').then((module) => ({ default: module.QuickComposer })));

/** Stands in the frame unseen: L and the palette log a follow-up from any page, about what is in view. */
export function QuickLogHost() {
  const log = useQuickLog();
  useHotkeys({ l: () => openFromHere() });
  useEffect(
    () =>
      registerCommand({
        id: 'check-in',
        section: 'create',
        label: composerMessages['composer.visit_check_in'],
        icon: 'pin',
        keywords: 'visit check-in checkin bfqd qiandao baifang',
        run: () => openFromHere('visit'),
      }),
    [],
  );
  useEffect(
    () =>
      registerCommand({
        id: 'follow-up',
        section: 'create',
        label: composerMessages['composer.log'],
        icon: 'phone',
        keywords: 'log follow-up followup call visit gj jygj genjin',
        keyCap: 'L',
        run: () => openFromHere(),
      }),
    [],
  );
  if (!log) return null;
  return (
    <Suspense fallback={null}>
      <QuickComposer key={JSON.stringify(log)} log={log} onClose={closeQuickLog} />
    </Suspense>
  );
}

/** The composer of the open record or panel, that of the row under the cursor, or one about the record of this page. */
function openFromHere(type?: string): void {
  if (currentPastDay()) return;
  const line = document.querySelector<HTMLElement>('[data-open-composer]');
  const row = document.querySelector<HTMLElement>('[data-log-follow-up]:is(.cursor *, [data-cursor] *, [aria-current] *, :focus-within *)');
  if (line && type === undefined) return line.click();
  if (row && type === undefined) return row.click();
  openQuickLog({ links: linksInView(), ...(type !== undefined && { type }) });
}

function linksInView(): Readonly<Record<string, string>> {
  const [, plural = '', onPage] = window.location.pathname.split('/');
  const web = listWebObjects().find((each) => each.object.plural === plural);
  const id = onPage ?? new URLSearchParams(window.location.search).get('open') ?? undefined;
  const isLink = followUpLinks.some((each) => each === web?.object.id);
  return web && id !== undefined && isLink ? { [web.object.id]: id } : {};
}
