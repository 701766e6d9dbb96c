import { formatDay } from '#platform/contract/format/format-date.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import type { Segment } from '#engine/contract/segments/segment.routes.ts';
import { useSegmentChanges } from './use-segments.ts';

/** Keeps what a segment holds now as a list of one's own. */
export function useSnapshot(): (segment: Segment) => Promise<void> {
  const t = useMessages(segmentMessages);
  const reading = useReading();
  const { snapshot } = useSegmentChanges();
  return async (segment) => {
    const name = t('segment.copy_name', { name: segment.name.slice(0, 60), day: formatDay(new Date().toISOString().slice(0, 10), reading) });
    try {
      await snapshot.mutateAsync({ id: segment.id, name });
      showToast({ text: t('segment.copied', { name }) });
    } catch (error) {
      if (error instanceof Error) showToast({ text: error.message, tone: 'bad' });
    }
  };
}
