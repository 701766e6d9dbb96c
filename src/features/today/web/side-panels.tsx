import { Suspense } from 'react';
import { usePanels } from '#platform/web/page-registry.ts';
import { useSession } from '#platform/web/session.ts';

/** What other capabilities tell of the day, above or below the page's own. */
export function SidePanels({ slot }: { readonly slot: 'today.top' | 'today.side' }) {
  const session = useSession();
  const panels = usePanels(slot);
  if (!session) return null;
  return panels.map((panel) => (
    <Suspense key={panel.id} fallback={null}>
      <panel.component object="member" recordId={session.member.id} />
    </Suspense>
  ));
}
