import { useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { downloadFile } from '#platform/web/download-file.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { routeRequest } from '#platform/web/route-request.ts';
import { type DocumentFormat, downloadDashboardRoute } from '../../contract/dashboard-file.routes.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { type DashboardEntry, deleteDashboardRoute, listDashboardsRoute } from '../../contract/dashboards.routes.ts';
import type { BoardFilter } from '../../contract/tile.ts';
import { ShareDrawer } from './share-drawer.tsx';
import { useCopyBoard } from './use-copy-board.ts';

/** What else can be done with a dashboard: take it out as a file, copy, share, delete. */
export function BoardMenu({ board, filter }: { readonly board: DashboardEntry; readonly filter?: BoardFilter }) {
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
  const isPast = usePastDay() !== undefined;
  const download = useDownload(board, filter);
  return (
    <>
      <Menu
        label={t('dashboards.more')}
        items={[
          { id: 'pdf', label: t('dashboards.to_pdf'), icon: 'download', section: t('dashboards.files'), onSelect: () => void download('pdf') },
          { id: 'xlsx', label: t('dashboards.to_excel'), icon: 'download', onSelect: () => void download('xlsx') },
          ...(isPast
            ? []
            : [
                {
                  id: 'subscribe',
                  label: t('dashboards.subscribe'),
                  icon: 'mail' as const,
                  onSelect: () => go(subscribeAt(board, filter)),
                },
              ]),
          ...(isPast
            ? []
            : [{ id: 'copy', label: t('dashboards.copy'), icon: 'copy' as const, section: t('dashboards.manage'), onSelect: () => copy(board) }]),
          ...(board.can_edit && !isPast
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

/** Fetches the dashboard as a file, with the figures and the filter on the screen. */
function useDownload(board: DashboardEntry, filter: BoardFilter | undefined): (format: DocumentFormat) => Promise<void> {
  const t = useMessages(dashboardsMessages);
  const kit = useMessages(kitMessages);
  const label = useLabel();
  const locale = useLocale();
  return async (format) => {
    showToast({ text: t('dashboards.making', { name: label(board.name) }) });
    try {
      await downloadFile(routeRequest(downloadDashboardRoute, { id: board.id, format, locale, filter }).url);
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : kit('kit.error_unexpected'), tone: 'bad' });
    }
  };
}

/** Where one subscribes to the dashboard under the filter on the screen, when it is not the one it opens with. */
function subscribeAt(board: DashboardEntry, filter: BoardFilter | undefined): string {
  return `/subscriptions?dashboard=${board.id}${filter ? `&filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`;
}
