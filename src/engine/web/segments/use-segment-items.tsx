import { useState } from 'react';
import type { ReactNode } from 'react';
import type { MenuItem } from '#platform/web/kit/menu.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import type { ListState } from '../list/use-list-state.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { AddToSegment } from './add-to-segment.tsx';
import { CreateSegment } from './segment-drawers.tsx';

/** The entries of a list's menu that make segments of it, and the drawer they open. */
export function useSegmentItems(web: WebObject, state: ListState): { readonly items: readonly MenuItem[]; readonly drawer: ReactNode } {
  const t = useMessages(segmentMessages);
  const [task, setTask] = useState<'save' | 'add'>();
  const close = () => setTask(undefined);
  const { filter, search } = state.selection;
  return {
    items: [
      { id: 'segment-save', label: t('segment.save_filter'), icon: 'filter', section: t('segment.section'), onSelect: () => setTask('save') },
      { id: 'segment-add', label: t('segment.add_all'), icon: 'checklist', onSelect: () => setTask('add') },
    ],
    drawer: (
      <>
        {task === 'save' && <CreateSegment object={web.object.id} parts={state.parts} onClose={close} />}
        {task === 'add' && <AddToSegment object={web.object.id} addition={{ filter, search }} onClose={close} />}
      </>
    ),
  };
}
