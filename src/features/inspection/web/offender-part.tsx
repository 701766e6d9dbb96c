import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { type ItemResult, listOffenders } from '../contract/inspection.routes.ts';

const pageSize = 8;

interface OffenderPartProps {
  readonly item: ItemResult;
  readonly findingId: string;
  readonly unitId: string | undefined;
}

/** The records that break the rule, each a click from being mended. */
export function OffenderPart({ item, findingId, unitId }: OffenderPartProps) {
  const t = useMessages(inspectionMessages);
  const [limit, setLimit] = useState(pageSize);
  const offenders = useRoute(listOffenders, { id: findingId, limit, ...(unitId !== undefined && { unitId }) }, { keepPrevious: true });
  if (!offenders.data)
    return (
      <div className="inspection-part">
        <PageState of={offenders} />
      </div>
    );
  const { records, total } = offenders.data;
  return (
    <div className="inspection-part">
      <div className="row g2">
        <span className="w5 ink">{t('inspection.offenders')}</span>
        <span className="muted t12">{total.toLocaleString()}</span>
      </div>
      {records.map((record) => (
        <div key={record.id} className="inspection-offender">
          <b className="clip">{record.name ?? record.id}</b>
          <span className="muted">{record.owner}</span>
          {record.isMended ? (
            <StatusText tone="good">{t('inspection.mended')}</StatusText>
          ) : (
            <Link className="link" to={addressOf(item, record.id)}>
              {t('inspection.mend')}
            </Link>
          )}
        </div>
      ))}
      {total > records.length && (
        <Button kind="link" size="small" onClick={() => setLimit(Math.min(200, limit + 40))}>
          {t('inspection.more_offenders', { count: total - records.length })}
        </Button>
      )}
    </div>
  );
}

const plurals: Readonly<Record<string, string>> = {
  opportunity: 'opportunities',
  account: 'accounts',
  contact: 'contacts',
  activity: 'activities',
  product: 'products',
};

function addressOf(item: ItemResult, id: string): string {
  const fix = item.fixField === null ? '' : `?fix=${item.fixField}`;
  return `/${plurals[item.object ?? ''] ?? item.object ?? ''}/${id}${fix}`;
}
