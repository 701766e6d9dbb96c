import type { MenuEntry } from '#platform/web/page-registry.ts';
import { Badge } from '#platform/web/kit/tag.tsx';

const noCount = () => undefined;

/** The small number beside a rail entry, when its capability offers one. */
export function MenuCount({ menu }: { readonly menu: MenuEntry }) {
  // The registry is fixed at start, so the same hook runs on every render of one entry.
  const useCount = menu.useCount ?? noCount;
  const count = useCount();
  return count ? <Badge count={count} /> : null;
}
