import { BarList } from '#platform/web/charts/bar-list.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import type { InspectionReport } from '../contract/inspection.routes.ts';
import { ActionRow } from './action-row.tsx';

const shownItems = 6;

/** Beside the items: where most records break a rule, and which actions are still open. */
export function ReportAside({ report }: { readonly report: InspectionReport }) {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const broken = report.items
    .filter((item) => item.status === 'failed' && (item.offending ?? 0) > 0)
    .toSorted((left, right) => (right.offending ?? 0) - (left.offending ?? 0));
  const open = report.items.flatMap((item) =>
    (item.finding?.actions ?? []).filter((action) => action.status !== 'closed').map((action) => ({ action, isRule: item.kind === 'rule' })),
  );
  return (
    <>
      {broken.length > 0 && (
        <section className="inspection-aside">
          <h2 className="section-title">{t('inspection.most_broken')}</h2>
          <BarList
            label={t('inspection.most_broken')}
            bars={broken.slice(0, shownItems).map((item) => ({
              id: item.itemId,
              label: label(item.label),
              value: item.offending ?? 0,
              text: (item.offending ?? 0).toLocaleString(),
            }))}
          />
        </section>
      )}
      {open.length > 0 && (
        <section className="inspection-aside">
          <h2 className="section-title">{t('inspection.open_actions')}</h2>
          {open.map(({ action, isRule }) => (
            <ActionRow key={action.id} action={action} isRule={isRule} />
          ))}
        </section>
      )}
    </>
  );
}
