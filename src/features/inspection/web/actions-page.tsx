import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { listActions } from '../contract/inspection.routes.ts';
import { ActionRow } from './action-row.tsx';
import './inspection.css';

/** All corrective actions one may see, the open and overdue first. */
export function ActionsPage() {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const [show, setShow] = useSearchParam('show');
  const active = show === 'all' ? 'all' : 'mine';
  const actions = useRoute(listActions, { mine: active === 'mine' ? 'true' : 'false', limit: 200 });
  return (
    <>
      <PageHeader title={t('inspection.actions')}>
        <Tabs
          label={t('inspection.actions')}
          active={active}
          onChange={setShow}
          tabs={[
            { id: 'mine', label: t('inspection.my_actions') },
            { id: 'all', label: t('inspection.all_actions') },
          ]}
        />
      </PageHeader>
      <div className="page page-scroll">
        {!actions.data && <PageState of={actions} />}
        {actions.data?.actions.length === 0 && <NoActions isMine={active === 'mine'} onAll={() => setShow('all')} />}
        {actions.data?.actions.map((action) => (
          <div key={action.id} className="section">
            <Link className="muted t12" to={`/inspections/${action.runId}`}>
              {label(action.item)}
            </Link>
            <ActionRow action={action} isRule />
          </div>
        ))}
      </div>
    </>
  );
}

function NoActions({ isMine, onAll }: { readonly isMine: boolean; readonly onAll: () => void }) {
  const t = useMessages(inspectionMessages);
  const go = useGo();
  if (isMine) {
    const all = <Button onClick={onAll}>{t('inspection.see_all_actions')}</Button>;
    return <EmptyState icon="checklist" title={t('inspection.no_own_actions')} text={t('inspection.no_own_actions_text')} action={all} />;
  }
  const open = <Button onClick={() => go('/inspections')}>{t('inspection.open_inspections')}</Button>;
  return <EmptyState icon="checklist" title={t('inspection.no_actions')} text={t('inspection.no_actions_text')} action={open} />;
}
