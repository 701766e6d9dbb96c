import { useRoute } from '#platform/web/api.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { usePathParam } from '#platform/web/navigation.tsx';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { getBulkChangeRoute } from '#engine/contract/bulk/bulk-change.routes.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { BulkProgress } from './bulk-progress.tsx';
import './bulk.css';

/** One bulk change, where its message leads to. */
export function BulkPage() {
  const t = useMessages(bulkMessages);
  const label = useLabel();
  const id = usePathParam('id');
  const change = useRoute(getBulkChangeRoute, { id });
  const object = findWebObject(change.data?.object ?? '')?.object;
  const fields = Object.keys(change.data?.values ?? {}).map((name) => label(object?.fields[name]?.label ?? { zh: name, en: name }));
  return (
    <>
      <PageHeader title={t('bulk.title')} summary={object && `${label(object.labelPlural)} · ${fields.join(', ')}`} />
      <div className="bulk-page">
        <BulkProgress id={id} />
      </div>
    </>
  );
}
