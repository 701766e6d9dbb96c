import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { fetchJson } from '#platform/web/api.ts';
import type { Placement } from '#platform/web/kit/floating.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import type { MenuItem } from '#platform/web/kit/menu.tsx';
import type { TriggerProps } from '#platform/web/kit/popover.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { usePages } from '#platform/web/page-registry.ts';
import { forgetRecords } from '#platform/web/recent-records.ts';
import { shownWorkspace } from '#platform/web/shown-workspace.ts';
import { sessionKey, useSession } from '#platform/web/session.ts';
import { useThemeChoice } from '#platform/web/theme.ts';
import { openShortcuts } from './palette-state.ts';
import { chooseLanguage, chooseTheme, languageNames } from './preferences.ts';

interface UserMenuProps {
  readonly trigger: (props: TriggerProps) => ReactNode;
  readonly placement: Placement;
}

/** Language, theme, sign out. */
export function UserMenu({ trigger, placement }: UserMenuProps) {
  const t = useMessages(shellMessages);
  const session = useSession();
  return (
    <Menu label={t('shell.user_menu', { name: session?.member.name ?? '' })} items={useUserMenuItems()} trigger={trigger} placement={placement} />
  );
}

/** The entries of the user menu; the phone shows them in its sheet. */
export function useUserMenuItems(): readonly MenuItem[] {
  const t = useMessages(shellMessages);
  const locale = useLocale();
  const theme = useThemeChoice();
  const client = useQueryClient();
  const go = useGo();
  const news = usePages().find((page) => page.path === '/updates');
  const signOut = async () => {
    await fetchJson('POST', '/api/auth/sign-out', { body: {} });
    forgetRecords();
    shownWorkspace.forget();
    client.clear();
    client.setQueryData(sessionKey, null);
    go('/sign-in');
  };
  return [
    { id: 'zh', section: t('shell.language'), label: languageNames.zh, icon: 'globe', isOn: locale === 'zh', onSelect: () => chooseLanguage('zh') },
    { id: 'en', label: languageNames.en, isOn: locale === 'en', onSelect: () => chooseLanguage('en') },
    {
      id: 'light',
      section: t('shell.theme'),
      label: t('shell.theme.light'),
      icon: 'sun',
      isOn: theme === 'light',
      onSelect: () => chooseTheme('light'),
    },
    { id: 'dark', label: t('shell.theme.dark'), icon: 'moon', isOn: theme === 'dark', onSelect: () => chooseTheme('dark') },
    { id: 'system', label: t('shell.theme.system'), icon: 'monitor', isOn: theme === 'system', onSelect: () => chooseTheme('system') },
    { id: 'keys', section: '', label: t('shell.shortcuts'), icon: 'key', keyCap: '?', onSelect: openShortcuts },
    ...(news ? [{ id: 'news', label: t('shell.whats_new'), icon: 'star' as const, onSelect: () => go(news.path) }] : []),
    { id: 'account', label: t('shell.my_account'), icon: 'user', onSelect: () => go('/settings/account') },
    { id: 'out', section: '', label: t('shell.sign_out'), icon: 'logout', onSelect: () => void signOut() },
  ];
}
