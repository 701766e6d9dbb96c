import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { Outlet } from '@tanstack/react-router';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
import { ErrorState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { useLiveQueries } from '#platform/web/live.ts';
import { useMessages } from '#platform/web/locale.ts';
import { useSessionQuery } from '#platform/web/session.ts';
import { useChoice } from '#platform/web/stored-choice.ts';
import { AsOfStrip } from './as-of-strip.tsx';
import { FrameCommands } from './frame-commands.tsx';
import { Rail } from './rail.tsx';
import { railChoice } from './rail-choice.ts';
import { SignedOut } from './signed-out.tsx';
import { WorkspaceMoved } from './workspace-moved.tsx';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

/** The frame around every page: rail, top bar, page, and on the phone a tab bar. */
export function Shell() {
  const session = useSessionQuery();
  if (session.data === null) return <SignedOut />;
  return (
    <Frame>
      {session.error && !session.data ? (
        <ErrorState error={session.error} onRetry={() => session.refetch()} />
      ) : session.data ? (
        <LivePage />
      ) : (
        <Skeleton />
      )}
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const t = useMessages(shellMessages);
  const rail = useChoice(railChoice);
  const past = usePastDay();
  return (
    <div className={classNames('shell', rail === 'mini' && 'mini', past !== undefined && 'past')}>
      <a className="shell-skip" href="#page">
        {t('shell.skip')}
      </a>
      <Rail />
      <div className="shell-main">
        <TopBar />
        <AsOfStrip />
        <main id="page" className="shell-page" tabIndex={-1}>
          {children}
        </main>
      </div>
      <TabBar />
      <FrameCommands />
      <WorkspaceMoved />
    </div>
  );
}

function LivePage() {
  useLiveQueries();
  return (
    <Suspense fallback={<Skeleton />}>
      <Outlet />
    </Suspense>
  );
}
