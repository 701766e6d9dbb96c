import type { Command } from '#platform/web/command-registry.ts';
import type { SettingPage } from './use-setting-pages.ts';

/** Every single thing that can be set, as commands of the palette. */
export function settingCommands(pages: readonly SettingPage[], go: (to: string) => void): readonly Command[] {
  return pages.flatMap((page) =>
    (page.settings.entries ?? []).map((entry): Command => {
      const address = `${page.path}${entry.search ?? ''}`;
      return {
        id: `setting ${address} ${String(entry.title.en)}`,
        section: 'settings',
        label: entry.title,
        detail: page.title,
        icon: page.menu?.icon ?? 'sliders',
        ...(entry.keywords !== undefined && { keywords: entry.keywords }),
        run: () => go(address),
      };
    }),
  );
}
