import { Suspense } from 'react';
import { usePathname } from '../navigation.tsx';
import { usePanels } from '../page-registry.ts';

/** What a capability offers to explain the page that is shown, beside its title. */
export function PageHelpSlot() {
  const panels = usePanels('page.help');
  const path = usePathname();
  return panels.map((panel) => (
    <Suspense key={panel.id} fallback={null}>
      <panel.component object="page" recordId={path} />
    </Suspense>
  ));
}
