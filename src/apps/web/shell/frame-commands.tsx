import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { lookAtNow, usePastDay } from '#platform/web/as-of.ts';
import { registerCommand } from '#platform/web/command-registry.ts';
import type { Command } from '#platform/web/command-registry.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { displayCommands } from './display-commands.ts';
import { closePalette, openPalette, openShortcuts, useOver } from './palette-state.ts';
import { toggleRail } from './rail-choice.ts';
import { settingCommands } from './setting-commands.ts';
import { useSwitchCommands } from './switch-workspace.ts';
import { useMenu } from './use-menu.ts';
import { useRememberRecords } from './use-remember-records.ts';
import { useSettingPages } from './use-setting-pages.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx').then((module) => ({ default: module.CommandPalette })));
const ShortcutsHelp = lazy(() => import('./shortcuts-help.tsx').then((module) => ({ default: module.ShortcutsHelp })));

/** The frame's own keys and commands: open a page or a setting, search, messages, language, theme, back to now. */
export function FrameCommands() {
  useFrameKeys();
  useRegisteredCommands();
  useSwitchCommands();
  useRememberRecords();
  const over = useOver();
  return (
    <Suspense fallback={null}>
      {over === 'palette' && <CommandPalette />}
      {over === 'shortcuts' && <ShortcutsHelp onClose={closePalette} />}
    </Suspense>
  );
}

function useFrameKeys(): void {
  const { sections } = useMenu();
  const go = useGo();
  const isPast = usePastDay() !== undefined;
  const pages = sections.flatMap((section) => section.pages);
  const goKeys = Object.fromEntries(pages.flatMap((page) => (page.menu.goKey ? [[`g ${page.menu.goKey}`, () => go(page.path)]] : [])));
  useHotkeys({
    ...goKeys,
    'g n': () => go('/messages'),
    'g v': () => go('/approvals'),
    'mod+k': openPalette,
    'mod+b': toggleRail,
    '/': openPalette,
    '?': openShortcuts,
  });
  useHotkeys({ n: lookAtNow }, { isEnabled: isPast });
}

function useRegisteredCommands(): void {
  const { sections } = useMenu();
  const settings = useSettingPages();
  const go = useGo();
  const entries = sections.flatMap((section) => section.pages.map((page) => ({ page, section })));
  const key = entries.map(({ page }) => page.path).join(' ');
  const register = useEffectEvent(() => {
    const pages: readonly Command[] = entries.map(({ page, section }) => ({
      id: `go ${page.path}`,
      section: 'go',
      label: page.title,
      icon: page.menu.icon ?? section.icon,
      keywords: page.path,
      run: () => go(page.path),
      ...(page.menu.goKey && { keyCap: `G ${page.menu.goKey.toUpperCase()}` }),
    }));
    return [...pages, ...settingCommands(settings, go), ...displayCommands].map((command) => registerCommand(command));
  });
  useEffect(() => {
    const stops = register();
    return () => stops.forEach((stop) => stop());
    // The list of paths stands for the entries, which are new objects on each render.
  }, [key]);
}
