import { useRoute } from '#platform/web/api.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { usePathParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { getBulkChangeRoute } from '#engine/contract/bulk/bulk-change.routes.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { useBulkWords } from './bulk-words.tsx';
import './bulk.css';

/** One bulk change, where its message leads to. */
export function BulkPage() {
  const t = useMessages(bulkMessages);
  const words = useBulkWords();
  const id = usePathParam('id');
  const change = useRoute(getBulkChangeRoute, { id });
  const view = change.data;
  const title = view ? `${words.objectOf(view)} · ${words.fieldsOf(view)}` : t('bulk.title');
  usePageTitle(title, [{ label: t('bulk.list_title'), to: '/bulk-changes' }]);
  return (
    <>
      <PageHeader
        title={title}
        summary={
          view && (
            <>
              {view.by.name} · <DateText value={view.createdAt} />
            </>
          )
        }
      />
      <div className="bulk-page">
        <BulkProgress id={id} />
      </div>
    </>
  );
}
