import { noticeMessages } from '#engine/contract/notices/notice.messages.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { NoticeList } from './notice-list.tsx';

/** The messages beside whatever page is open. */
export function NoticesDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(noticeMessages);
  const go = useGo();
  const goTo = (address: string) => {
    onClose();
    go(address);
  };
  return (
    <Drawer
      title={t('notice.title')}
      onClose={onClose}
      width={480}
      actions={
        <>
          <IconButton icon="open" label={t('notice.open_all')} onClick={() => goTo('/messages')} />
          <IconButton icon="sliders" label={t('notice.settings')} onClick={() => goTo('/settings/messages')} />
        </>
      }
    >
      <NoticeList onOpen={onClose} />
    </Drawer>
  );
}
