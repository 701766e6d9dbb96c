import { useState } from 'react';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import type { InspectionReport, ItemResult } from '../contract/inspection.routes.ts';
import type { Severity } from '../contract/template.ts';
import { ItemRow } from './item-row.tsx';

type Show = 'failed' | 'passed' | 'not_applicable';

const gravity: Readonly<Record<Severity, number>> = { critical: 0, major: 1, minor: 2 };

interface ItemListProps {
  readonly report: InspectionReport;
  readonly sectionId: string | undefined;
  readonly unitId: string | undefined;
}

/** Items by verdict, the gravest and most broken first; one opens in place. */
export function ItemList({ report, sectionId, unitId }: ItemListProps) {
  const t = useMessages(inspectionMessages);
  const [show, setShow] = useState<Show>('failed');
  const [openId, setOpenId] = useState<string>();
  const inSection = report.items.filter((item) => sectionId === undefined || item.section === sectionId);
  const count = (status: Show) => inSection.filter((item) => item.status === status).length;
  const items = inSection.filter((item) => item.status === show).toSorted(byGravity);
  return (
    <section>
      <div className="inspection-items">
        <Tabs<Show>
          label={t('inspection.item')}
          active={show}
          onChange={setShow}
          tabs={[
            { id: 'failed', label: t('inspection.tab_failed'), count: count('failed') },
            { id: 'passed', label: t('inspection.tab_passed'), count: count('passed') },
            { id: 'not_applicable', label: t('inspection.not_applicable'), count: count('not_applicable') },
          ]}
        />
        <div className="inspection-columns" aria-hidden>
          <span />
          <span>{t('inspection.severity')}</span>
          <span>{t('inspection.item')}</span>
          <span className="num">{t('inspection.offending')}</span>
          <span className="num">{t('inspection.share')}</span>
          <span className="num">{t('inspection.change')}</span>
        </div>
        {items.map((item) => (
          <ItemRow
            key={item.itemId}
            item={item}
            unitId={unitId}
            isOpen={openId === item.itemId}
            onToggle={() => setOpenId(openId === item.itemId ? undefined : item.itemId)}
          />
        ))}
        {items.length === 0 && show === 'failed' && (
          <EmptyState icon="tick" title={t('inspection.nothing_failed')} text={t('inspection.nothing_failed_text')} />
        )}
      </div>
    </section>
  );
}

function byGravity(left: ItemResult, right: ItemResult): number {
  const leftSeverity = gravity[left.finding?.severity ?? left.severity];
  const rightSeverity = gravity[right.finding?.severity ?? right.severity];
  return leftSeverity - rightSeverity || (right.offending ?? 0) - (left.offending ?? 0);
}
