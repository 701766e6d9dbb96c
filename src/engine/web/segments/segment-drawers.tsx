import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import type { Segment } from '#engine/contract/segments/segment.routes.ts';
import { filterOfParts } from '../filters/filter-parts.ts';
import { SegmentDialog } from './segment-dialog.tsx';
import type { SegmentDraft } from './segment-dialog.tsx';
import { useSegmentChanges, useSegments } from './use-segments.ts';

interface CreateProps {
  readonly object: string;
  readonly parts?: readonly FilterTree[];
  readonly onClose: () => void;
}

/** Begins a segment, perhaps from the filter of a list. */
export function CreateSegment({ object, parts = [], onClose }: CreateProps) {
  const t = useMessages(segmentMessages);
  const { create } = useSegmentChanges();
  const { canShare } = useSegments(object);
  const save = async ({ parts: kept, ...draft }: SegmentDraft) => {
    const filter = draft.kind === 'dynamic' ? (filterOfParts(kept) ?? null) : null;
    const segment = await create.mutateAsync({ ...draft, roles: [...draft.roles], filter });
    showToast({ text: t('segment.saved', { name: segment.name }), tone: 'good' });
    onClose();
  };
  return (
    <SegmentDialog
      title={t('segment.new')}
      initial={{ object, kind: 'dynamic', name: '', description: '', parts, shared: 'nobody', roles: [] }}
      isKept={false}
      canShare={canShare}
      isBusy={create.isPending}
      error={create.error}
      onSave={(draft) => void save(draft).catch(() => undefined)}
      onClose={onClose}
    />
  );
}

/** Changes name, condition and sharing of a segment. */
export function EditSegment({ segment, onClose }: { readonly segment: Segment; readonly onClose: () => void }) {
  const t = useMessages(segmentMessages);
  const { update } = useSegmentChanges();
  const { canShare } = useSegments(segment.object);
  const save = async ({ name, description, parts, shared, roles }: SegmentDraft) => {
    const condition = segment.kind === 'dynamic' ? { filter: filterOfParts(parts) ?? null, expression: null } : {};
    await update.mutateAsync({ id: segment.id, name, description, shared, roles: [...roles], ...condition });
    showToast({ text: t('segment.saved', { name }), tone: 'good' });
    onClose();
  };
  return (
    <SegmentDialog
      title={t('segment.edit')}
      initial={{ ...segment, parts: partsOf(segment) }}
      isKept
      canShare={canShare}
      isBusy={update.isPending}
      error={update.error}
      onSave={(draft) => void save(draft).catch(() => undefined)}
      onClose={onClose}
    />
  );
}

function partsOf({ filter, expression }: Segment): readonly FilterTree[] {
  const clicked = filter === null ? [] : 'and' in filter ? filter.and : [filter];
  return expression === null ? clicked : [...clicked, { expression }];
}
