import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { type DashboardEntry, deleteDashboardRoute, listDashboardsRoute } from '../../contract/dashboards.routes.ts';
import { ShareDrawer } from './share-drawer.tsx';
import { useCopyBoard } from './use-copy-board.ts';

/** What else can be done with a dashboard: copy, share, delete. */
export function BoardMenu({ board }: { readonly board: DashboardEntry }) {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const go = useGo();
  const copy = useCopyBoard();
  const [task, setTask] = useState<'share' | 'delete'>();
  const remove = useRouteMutation(deleteDashboardRoute, {
    invalidates: [listDashboardsRoute],
    onSuccess: () => {
      showToast({ text: t('dashboards.deleted', { name: label(board.name) }) });
      go('/dashboards');
    },
  });
  return (
    <>
      <Menu
        label={t('dashboards.more')}
        items={[
          { id: 'copy', label: t('dashboards.copy'), icon: 'copy', onSelect: () => copy(board) },
          ...(board.can_edit
            ? [
                { id: 'share', label: t('dashboards.share'), icon: 'users' as const, onSelect: () => setTask('share') },
                { id: 'delete', label: t('dashboards.delete'), icon: 'trash' as const, isDanger: true, onSelect: () => setTask('delete') },
              ]
            : []),
        ]}
        trigger={(trigger) => <IconButton icon="more" label={t('dashboards.more')} {...trigger} />}
      />
      {task === 'share' && <ShareDrawer board={board} onClose={() => setTask(undefined)} />}
      {task === 'delete' && (
        <Confirm
          title={t('dashboards.delete_title', { name: label(board.name) })}
          confirmLabel={t('dashboards.delete')}
          isDanger
          onConfirm={() => remove.mutateAsync({ id: board.id })}
          onClose={() => setTask(undefined)}
        >
          {t('dashboards.delete_text')}
        </Confirm>
      )}
    </>
  );
}
