import { shellMessages } from '#platform/contract/shell.messages.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { useMessages } from '#platform/web/locale.ts';

/** Every part of the design system in its states. */
export function DesignPage() {
  const t = useMessages(shellMessages);
  return <PageHeader title={t('shell.design')} />;
}
