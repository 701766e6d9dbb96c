import { useCan } from '#platform/web/session.ts';
import { usePages } from '#platform/web/page-registry.ts';
import type { PageDefinition } from '#platform/web/page-registry.ts';

/** A page that says what can be set there. */
export interface SettingPage extends PageDefinition {
  readonly settings: NonNullable<PageDefinition['settings']>;
}

/** The settings pages the person may use, in the order of the rail. */
export function useSettingPages(): readonly SettingPage[] {
  const can = useCan();
  return usePages()
    .filter((page): page is SettingPage => page.settings !== undefined)
    .filter((page) => can(page.menu?.permission))
    .sort((left, right) => (left.menu?.order ?? 500) - (right.menu?.order ?? 500));
}
