import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import { isCondition } from '../filters/filter-parts.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { AddToSegment } from './add-to-segment.tsx';
import { useSegmentChanges, useSegments } from './use-segments.ts';

interface BulkSegmentsProps {
  readonly web: WebObject;
  readonly ids: readonly string[];
  /** The conditions of the list: one opened by a segment offers to take records out of it. */
  readonly parts: readonly FilterTree[];
  readonly onDone: () => void;
}

/** Puts the selected records into a segment, or takes them out of the one the list is filtered by. */
export function BulkSegments({ web, ids, parts, onDone }: BulkSegmentsProps) {
  const t = useMessages(segmentMessages);
  const [isAdding, setIsAdding] = useState(false);
  const asked = parts.find((part) => isCondition(part) && part.field === 'id' && part.op === 'in_segment');
  const { segments } = useSegments(web.object.id, asked !== undefined);
  const refresh = useRefreshObject();
  const { takeOut } = useSegmentChanges();
  const open = segments.find((segment) => asked && isCondition(asked) && segment.id === asked.value && segment.kind === 'static' && segment.can_edit);
  const remove = async (id: string) => {
    const { removed } = await takeOut.mutateAsync({ id, records: ids.slice(0, 1_000) });
    showToast({ text: t('segment.taken_out', { count: removed }), tone: 'good' });
    await refresh(web.object.id);
    onDone();
  };
  return (
    <>
      <Button size="small" icon="checklist" onClick={() => setIsAdding(true)}>
        {t('segment.add_selection')}
      </Button>
      {open && (
        <Button size="small" icon="minus" isBusy={takeOut.isPending} onClick={() => void remove(open.id).catch(() => undefined)}>
          {t('segment.take_out', { name: open.name })}
        </Button>
      )}
      {isAdding && <AddToSegment object={web.object.id} addition={{ records: ids }} onClose={() => setIsAdding(false)} onDone={onDone} />}
    </>
  );
}
