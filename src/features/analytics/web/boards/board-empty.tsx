import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';

/** A dashboard without tiles: what to do first. */
export function BoardEmpty({ onAdd }: { readonly onAdd?: () => void }) {
  const t = useMessages(dashboardsMessages);
  return (
    <EmptyState
      icon="bars"
      title={t('dashboards.empty_title')}
      text={t('dashboards.empty_text')}
      example={t('dashboards.empty_example')}
      action={
        onAdd && (
          <Button kind="primary" icon="pencil" onClick={onAdd}>
            {t('dashboards.edit')}
          </Button>
        )
      }
    />
  );
}
