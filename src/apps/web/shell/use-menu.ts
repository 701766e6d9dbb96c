import { useCan } from '#platform/web/session.ts';
import { menuGroups, usePages } from '#platform/web/page-registry.ts';
import type { MenuEntry, MenuGroup, PageDefinition } from '#platform/web/page-registry.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { usePathname } from '#platform/web/navigation.tsx';
import { activePage } from './active-page.ts';

/** A page that stands in the rail. */
export interface MenuPage extends PageDefinition {
  readonly menu: MenuEntry;
}

/** One group of the rail with the pages the person may use. */
export interface MenuSection {
  readonly group: MenuGroup;
  readonly icon: IconName;
  readonly pages: readonly MenuPage[];
  readonly isActive: boolean;
}

/** The icon of each group, as in the pictures. */
export const groupIcons: Readonly<Record<MenuGroup, IconName>> = {
  today: 'sun',
  plan: 'pennant',
  standard: 'checklist',
  run: 'briefcase',
  insight: 'bars',
  check: 'shield',
  score: 'gauge',
  improve: 'cycle',
  settings: 'sliders',
};

/** The rail's groups in loop order, without what the person may not use, and the page now shown. */
export function useMenu(): {
  readonly sections: readonly MenuSection[];
  readonly active: PageDefinition | undefined;
  readonly activeEntry: MenuPage | undefined;
} {
  const can = useCan();
  const pages = usePages();
  const pathname = usePathname();
  const entries = pages.filter(isMenuPage).filter((page) => can(page.menu.permission));
  const activeEntry = activePage(entries, pathname);
  const sections = menuGroups
    .map((group) => ({
      group,
      icon: groupIcons[group],
      pages: entries.filter((page) => page.menu.group === group).sort((left, right) => left.menu.order - right.menu.order),
      isActive: activeEntry?.menu.group === group,
    }))
    .filter((section) => section.pages.length > 0);
  return { sections, active: activePage(pages, pathname), activeEntry };
}

function isMenuPage(page: PageDefinition): page is MenuPage {
  return page.menu !== undefined && !page.path.includes('$');
}
