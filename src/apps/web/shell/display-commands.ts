import { formatMessage } from '#platform/contract/messages.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import type { Command } from '#platform/web/command-registry.ts';
import { openShortcuts } from './palette-state.ts';
import { chooseLanguage, chooseTheme, languageNames } from './preferences.ts';
import { toggleRail } from './rail-choice.ts';

function both(key: 'shell.theme_switch' | 'shell.language_switch', name: { readonly zh: string; readonly en: string }) {
  return { zh: formatMessage(shellMessages[key], 'zh', { name: name.zh }), en: formatMessage(shellMessages[key], 'en', { name: name.en }) };
}

const themes = [
  ['light', 'sun'],
  ['dark', 'moon'],
  ['system', 'monitor'],
] as const;

const languages = [
  ['zh', 'language chinese'],
  ['en', 'language english'],
] as const;

/** What the palette changes of the screen itself. */
export const displayCommands: readonly Command[] = [
  ...themes.map(([theme, icon]): Command => ({
    id: `theme ${theme}`,
    section: 'setting',
    icon,
    label: both('shell.theme_switch', shellMessages[`shell.theme.${theme}`]),
    keywords: `theme ${theme}`,
    run: () => chooseTheme(theme),
  })),
  ...languages.map(([locale, keywords]): Command => ({
    id: `language ${locale}`,
    section: 'setting',
    icon: 'globe',
    label: both('shell.language_switch', { zh: languageNames[locale], en: languageNames[locale] }),
    keywords,
    run: () => chooseLanguage(locale),
  })),
  {
    id: 'rail',
    section: 'setting',
    icon: 'sidebar',
    label: shellMessages['shell.keys.rail'],
    keywords: 'rail sidebar collapse expand',
    run: toggleRail,
  },
  {
    id: 'shortcuts',
    section: 'setting',
    icon: 'key',
    label: shellMessages['shell.shortcuts'],
    keywords: 'keys help',
    keyCap: '?',
    run: openShortcuts,
  },
];
