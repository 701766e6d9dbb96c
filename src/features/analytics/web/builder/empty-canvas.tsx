import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';

/** The empty board: what to do in the panel beside it. */
export function BoardEmptyCanvas() {
  const t = useMessages(dashboardsMessages);
  return <EmptyState icon="bars" title={t('dashboards.empty_title')} text={t('dashboards.empty_text')} example={t('dashboards.empty_example')} />;
}
