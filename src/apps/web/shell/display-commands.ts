import { formatMessage } from '#platform/contract/messages.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import type { Command } from '#platform/web/command-registry.ts';
import { openShortcuts } from './palette-state.ts';
import { chooseLanguage, chooseTheme, languageNames } from './preferences.ts';
import { toggleRail } from './rail-choice.ts';

function both(key: 'shell.theme_switch' | 'shell.language_switch', name: { readonly zh: string; readonly en: string }) {
  return { zh: formatMessage(shellMessages[key], 'zh', { name: name.zh }), en: formatMessage(shellMessages[key], 'en', { name: name.en }) };
}

/** What the palette changes of the screen itself. */
export const displayCommands: readonly Command[] = [
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
