import { useEffect, useEffectEvent } from 'react';
import { Skeleton } from '#platform/web/kit/page-state.tsx';
import { useGo } from '#platform/web/navigation.tsx';

/** The records behind a target figure are the cells of the grid. */
export function CellsPage() {
  const go = useGo();
  const leave = useEffectEvent(() => go('/targets', { isReplacing: true }));
  useEffect(() => leave(), []);
  return <Skeleton />;
}
