import { useState } from 'react';
import { noticeMessages } from '#engine/contract/notices/notice.messages.ts';
import { noticeTabs } from '#engine/contract/notices/notice-kind.ts';
import type { NoticeTab } from '#engine/contract/notices/notice-kind.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { NoticeRow } from './notice-row.tsx';
import { useMarkNotices, useNoticeCounts, useNotices } from './use-notices.ts';
import './notices.css';

/** One's messages by tab, newest first, in the drawer as on the page. */
export function NoticeList({ onOpen }: { readonly onOpen: () => void }) {
  const t = useMessages(noticeMessages);
  const [tab, setTab] = useState<NoticeTab | 'all'>('all');
  const wanted = tab === 'all' ? undefined : tab;
  const counts = useNoticeCounts();
  const notices = useNotices(wanted);
  const mark = useMarkNotices();
  const rows = notices.data?.pages.flatMap((page) => page.rows) ?? [];
  const tabs = (['all', ...noticeTabs] as const).map((id) => ({ id, label: t(`notice.tab.${id}`), count: counts?.[id] || undefined }));
  const unread = counts?.[tab] ?? 0;
  const markAll = (
    <Button kind="quiet" size="small" icon="tick" disabled={unread === 0} isBusy={mark.isBusy} onClick={() => mark.all(wanted)}>
      {t('notice.mark_all')}
    </Button>
  );
  return (
    <div className="notices">
      <Tabs label={t('notice.title')} tabs={tabs} active={tab} onChange={setTab} extra={markAll} />
      {!notices.data ? (
        <PageState of={notices} />
      ) : rows.length === 0 ? (
        <EmptyState icon="bell" title={t('notice.empty')} text={t('notice.empty_text')} />
      ) : (
        <ul className="notice-list" aria-label={t('notice.list')}>
          {rows.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} onOpen={onOpen} onMark={(isRead) => mark.one(notice, isRead)} />
          ))}
        </ul>
      )}
      {notices.hasNextPage && (
        <Button kind="quiet" isBusy={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
          {t('notice.more')}
        </Button>
      )}
    </div>
  );
}
