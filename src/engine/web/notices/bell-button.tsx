import { lazy, Suspense, useState } from 'react';
import { noticeMessages } from '#engine/contract/notices/notice.messages.ts';
import { TopCount } from '#platform/web/kit/top-count.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useIsPhone } from '#platform/web/reading.ts';
import { useNoticeCounts } from './use-notices.ts';

const NoticesDrawer = lazy(() => import('./notices-drawer.tsx').then((module) => ({ default: module.NoticesDrawer })));

/** The bell in the top bar with the live count; opens the messages beside the page, on the phone their page. */
export function BellButton() {
  const t = useMessages(noticeMessages);
  const go = useGo();
  const isPhone = useIsPhone();
  const [isOpen, setIsOpen] = useState(false);
  const count = useNoticeCounts()?.all ?? 0;
  return (
    <>
      <TopCount icon="bell" count={count} label={t('notice.bell', { count })} onClick={() => (isPhone ? go('/messages') : setIsOpen(true))} />
      {isOpen && (
        <Suspense fallback={null}>
          <NoticesDrawer onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
