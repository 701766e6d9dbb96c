import { Suspense } from 'react';
import { usePanels } from '#platform/web/page-registry.ts';

interface RowActionsProps {
  readonly object: string;
  readonly id: string;
}

/** What capabilities offer for one record where it stands in a list or on a board: log a follow-up, and so on. */
export function RowActions({ object, id }: RowActionsProps) {
  const panels = usePanels('record.row', object);
  return panels.map((panel) => (
    <Suspense key={panel.id} fallback={null}>
      <panel.component object={object} recordId={id} />
    </Suspense>
  ));
}
