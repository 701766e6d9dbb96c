import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import { registerCommand } from '#platform/web/command-registry.ts';
import type { Command } from '#platform/web/command-registry.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { openPalette, useIsPaletteOpen } from './palette-state.ts';
import { chooseLanguage, chooseTheme, languageNames } from './preferences.ts';
import { useMenu } from './use-menu.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx').then((module) => ({ default: module.CommandPalette })));

/** The frame's own keys and commands: open a page, search, language, theme. */
export function FrameCommands() {
  const { sections } = useMenu();
  const go = useGo();
  const isOpen = useIsPaletteOpen();
  const entries = sections.flatMap((section) => section.pages.map((page) => ({ page, section })));
  const goKeys = Object.fromEntries(entries.filter(({ page }) => page.menu.goKey).map(({ page }) => [`g ${page.menu.goKey}`, () => go(page.path)]));
  useHotkeys({ ...goKeys, 'mod+k': openPalette, '/': openPalette });
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
    return [...pages, ...displayCommands].map((command) => registerCommand(command));
  });
  useEffect(() => {
    const stops = register();
    return () => stops.forEach((stop) => stop());
    // The list of paths stands for the entries, which are new objects on each render.
  }, [key]);
  return isOpen ? (
    <Suspense fallback={null}>
      <CommandPalette />
    </Suspense>
  ) : null;
}

function both(key: 'shell.theme_switch' | 'shell.language_switch', name: { readonly zh: string; readonly en: string }) {
  return { zh: formatMessage(shellMessages[key], 'zh', { name: name.zh }), en: formatMessage(shellMessages[key], 'en', { name: name.en }) };
}

const displayCommands: readonly Command[] = [
  {
    id: 'theme light',
    section: 'setting',
    icon: 'sun',
    label: both('shell.theme_switch', shellMessages['shell.theme.light']),
    keywords: 'theme light',
    run: () => chooseTheme('light'),
  },
  {
    id: 'theme dark',
    section: 'setting',
    icon: 'moon',
    label: both('shell.theme_switch', shellMessages['shell.theme.dark']),
    keywords: 'theme dark',
    run: () => chooseTheme('dark'),
  },
  {
    id: 'theme system',
    section: 'setting',
    icon: 'monitor',
    label: both('shell.theme_switch', shellMessages['shell.theme.system']),
    keywords: 'theme system',
    run: () => chooseTheme('system'),
  },
  {
    id: 'language zh',
    section: 'setting',
    icon: 'globe',
    label: both('shell.language_switch', { zh: languageNames.zh, en: languageNames.zh }),
    keywords: 'language chinese',
    run: () => chooseLanguage('zh'),
  },
  {
    id: 'language en',
    section: 'setting',
    icon: 'globe',
    label: both('shell.language_switch', { zh: languageNames.en, en: languageNames.en }),
    keywords: 'language english',
    run: () => chooseLanguage('en'),
  },
];
