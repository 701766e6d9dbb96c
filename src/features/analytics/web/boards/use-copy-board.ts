import { useRouteMutation } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { createDashboardRoute, type DashboardEntry, type DashboardKind, listDashboardsRoute } from '../../contract/dashboards.routes.ts';

/** Copies a dashboard and opens the copy for changing. */
export function useCopyBoard(): (board: DashboardEntry) => void {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const create = useCreateBoard();
  return (board) => create({ name: t('dashboards.copy_name', { name: label(board.name) }).slice(0, 80), kind: board.kind, copy_of: board.id });
}

/** Begins a dashboard or report and opens it for changing. */
export function useCreateBoard(): (values: { readonly name: string; readonly kind: DashboardKind; readonly copy_of?: string }) => void {
  const go = useGo();
  const create = useRouteMutation(createDashboardRoute, {
    invalidates: [listDashboardsRoute],
    onSuccess: (made) => go(`/dashboards/${made.id}/edit`),
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (values) => create.mutate(values);
}
