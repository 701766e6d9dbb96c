import type { ReactNode } from 'react';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { usePathParam } from '#platform/web/navigation.tsx';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { RecordListPage } from '../list/record-list-page.tsx';
import { findWebObject } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { RecordPage } from '../record/record-page.tsx';
import { useSchemaQuery } from './schema-host.tsx';

/** The list of one of the workspace's own objects. */
export function OwnListPage() {
  return <OwnObject>{(web) => <RecordListPage key={web.object.id} web={web} />}</OwnObject>;
}

/** One record of one of the workspace's own objects. */
export function OwnRecordPage() {
  return <OwnObject>{(web) => <RecordPage key={web.object.id} web={web} />}</OwnObject>;
}

function OwnObject({ children }: { readonly children: (web: WebObject) => ReactNode }) {
  const t = useMessages(schemaMessages);
  const schema = useSchemaQuery();
  const web = findWebObject(usePathParam('object'));
  if (web) return children(web);
  if (!schema.data) return <PageState of={schema} />;
  return <EmptyState icon="package" title={t('schema.object_gone')} text={t('schema.object_gone_text')} />;
}
