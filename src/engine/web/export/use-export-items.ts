import { exportMessages } from '#engine/contract/export/export.messages.ts';
import type { ExportFormat, ExportRequest } from '#engine/contract/export/export.routes.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { MenuItem } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { startExport } from './start-export.ts';
import { subscriptionAddress } from './subscription-address.ts';

/** The entries of a list's menu that make files of it; `onStarted` shows how far they are. */
export function useExportItems(request: Omit<ExportRequest, 'format'>, onStarted: () => void): readonly MenuItem[] {
  const t = useMessages(exportMessages);
  const kit = useMessages(kitMessages);
  const go = useGo();
  const subscribeAt = subscriptionAddress(request);
  const start = async (format: ExportFormat) => {
    try {
      await startExport({ ...request, format });
      onStarted();
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : kit('kit.error_unexpected'), tone: 'bad' });
    }
  };
  return [
    { id: 'export-xlsx', label: t('export.to_excel'), icon: 'download', onSelect: () => void start('xlsx') },
    { id: 'export-csv', label: t('export.to_csv'), icon: 'download', onSelect: () => void start('csv') },
    ...(subscribeAt === undefined ? [] : [{ id: 'subscribe', label: t('export.by_mail'), icon: 'mail' as const, onSelect: () => go(subscribeAt) }]),
    { id: 'exports', label: t('export.mine'), icon: 'file', onSelect: onStarted },
  ];
}
