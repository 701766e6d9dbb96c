import { useRoute } from '#platform/web/api.ts';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import { type Segment, segmentUsageRoute } from '#engine/contract/segments/segment.routes.ts';
import { useSegmentChanges } from './use-segments.ts';

/** Deletes a segment, after what uses it was shown. */
export function DeleteSegment({ segment, onClose }: { readonly segment: Segment; readonly onClose: () => void }) {
  const t = useMessages(segmentMessages);
  const { remove } = useSegmentChanges();
  const usage = useRoute(segmentUsageRoute, { id: segment.id });
  if (!usage.data) return null;
  const { rows, hidden } = usage.data;
  const isUsed = rows.length + hidden > 0;
  const run = async () => {
    await remove.mutateAsync({ id: segment.id, anyway: isUsed ? 'true' : 'false' }).catch((error: unknown) => {
      if (error instanceof Error) showToast({ text: error.message, tone: 'bad' });
      throw error;
    });
    showToast({ text: t('segment.deleted', { name: segment.name }), tone: 'good' });
  };
  return (
    <Confirm
      isDanger
      title={t('segment.delete_title', { name: segment.name })}
      confirmLabel={t(isUsed ? 'segment.delete_anyway' : 'segment.delete')}
      onConfirm={run}
      onClose={onClose}
    >
      {t('segment.delete_text')}
      {isUsed && (
        <>
          <p>{t('segment.delete_used')}</p>
          <ul className="segment-uses">
            {rows.map((use) => (
              <li key={use.id}>
                {use.name} <span className="muted t12">{t(`segment.use_${use.kind}`)}</span>
              </li>
            ))}
            {hidden > 0 && <li>{t('segment.delete_hidden', { count: hidden })}</li>}
          </ul>
        </>
      )}
    </Confirm>
  );
}
