import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { listBulkRecordsRoute } from '#engine/contract/bulk/bulk-change.routes.ts';
import type { BulkChangeView } from '#engine/contract/bulk/bulk-change.routes.ts';
import { recordPath } from '../objects/object-registry.ts';

const pageRows = 50;

/** Records a bulk change left as they were, each with its reason. */
export function BulkRecords({ view, verdict }: { readonly view: BulkChangeView; readonly verdict: 'refused' | 'kept' }) {
  const t = useMessages(bulkMessages);
  const label = useLabel();
  const [limit, setLimit] = useState(pageRows);
  const records = useRoute(listBulkRecordsRoute, { id: view.id, verdict, limit }, { keepPrevious: true });
  const title = t(`bulk.why_${verdict}`);
  if (!records.data) return <PageState of={records} />;
  return (
    <section aria-label={title}>
      <h3 className="section-title">{title}</h3>
      <ul className="bulk-records">
        {records.data.rows.map((row) => (
          <li key={row.id}>
            <Link className="link" to={recordPath(view.object, row.id)}>
              {row.name ?? row.id}
            </Link>
            {row.reason && <span className="muted t12">{label(row.reason)}</span>}
          </li>
        ))}
      </ul>
      {records.data.nextAfter !== null && limit < 500 && (
        <Button kind="link" size="small" onClick={() => setLimit(500)}>
          {t('bulk.more')}
        </Button>
      )}
    </section>
  );
}
