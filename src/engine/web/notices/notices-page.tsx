import { noticeMessages } from '#engine/contract/notices/notice.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { NoticeList } from './notice-list.tsx';

/** All one's messages as a page of their own. */
export function NoticesPage() {
  const t = useMessages(noticeMessages);
  const go = useGo();
  return (
    <>
      <PageHeader
        title={t('notice.title')}
        actions={
          <Button icon="sliders" onClick={() => go('/settings/messages')}>
            {t('notice.settings')}
          </Button>
        }
      />
      <NoticeList onOpen={() => undefined} />
    </>
  );
}
