import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { listRecordFilesRoute } from '#engine/contract/files/file.routes.ts';
import { fileMessages } from '#engine/contract/files/file.messages.ts';
import { useRefreshTimeline } from '../discussion/use-comments.ts';
import { uploadToRecord } from './upload-file.ts';

/** The way to put files to a record; what is on its way is named. */
export function useAddFiles(object: string, recordId: string) {
  const t = useMessages(fileMessages);
  const client = useQueryClient();
  const refreshTimeline = useRefreshTimeline(object);
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: [listRecordFilesRoute.id] }), refreshTimeline()]);
  const add = async (chosen: readonly File[]) => {
    setWaiting(chosen.map((file) => file.name));
    try {
      for (const file of chosen) {
        await uploadToRecord(file, { object, recordId });
        setWaiting((before) => before.filter((name) => name !== file.name));
      }
      showToast({ text: t('file.added', { count: chosen.length }), tone: 'good' });
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : t('file.failed'), tone: 'bad' });
    } finally {
      setWaiting([]);
      await refresh();
    }
  };
  return { waiting, add: (chosen: readonly File[]) => void (chosen.length > 0 && add(chosen)), refresh };
}
