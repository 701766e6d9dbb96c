import type { ReactNode } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { commandKey } from '#platform/web/kit/key-cap.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import type { MenuItem } from '#platform/web/kit/menu.tsx';
import type { TriggerProps } from '#platform/web/kit/popover.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan, useSession } from '#platform/web/session.ts';
import { useChoice } from '#platform/web/stored-choice.ts';
import { railChoice, toggleRail } from './rail-choice.ts';
import { switchWorkspace, useOtherWorkspaces } from './switch-workspace.ts';

/** The workspace's own menu at the top of the rail: other workspaces, inviting, settings, and the rail's width. */
export function WorkspaceMenu({ trigger }: { readonly trigger: (props: TriggerProps) => ReactNode }) {
  const t = useMessages(shellMessages);
  const session = useSession();
  const name = session?.workspace.name ?? t('shell.product');
  return <Menu label={t('shell.workspace_menu', { name })} items={useWorkspaceItems()} trigger={trigger} placement="bottom-start" />;
}

/** The entries of the workspace menu; the phone shows them in its sheet, without the rail. */
export function useWorkspaceItems(): readonly MenuItem[] {
  const t = useMessages(shellMessages);
  const go = useGo();
  const can = useCan();
  const isMini = useChoice(railChoice) === 'mini';
  const session = useSession();
  const others = useOtherWorkspaces().map((other): MenuItem => ({
    id: `workspace ${other.id}`,
    label: other.name,
    icon: 'building',
    onSelect: () => void switchWorkspace(other.id),
  }));
  const invite: MenuItem = {
    id: 'invite',
    label: t('shell.invite'),
    icon: 'users',
    onSelect: () => go('/settings/members?invite=1'),
  };
  return [
    {
      id: 'current',
      section: t('shell.workspace'),
      label: session?.workspace.name ?? t('shell.product'),
      icon: 'building',
      isOn: true,
      onSelect: () => go(can('workspace.manage') ? '/settings/workspace' : '/settings'),
    },
    ...others,
    ...(can('member.manage') ? [{ ...invite, section: '' }] : []),
    {
      id: 'settings',
      ...(!can('member.manage') && { section: '' }),
      label: t('shell.settings_home'),
      icon: 'sliders',
      onSelect: () => go('/settings'),
    },
    {
      id: 'rail',
      label: t(isMini ? 'shell.expand' : 'shell.collapse'),
      icon: 'sidebar',
      keyCap: `${commandKey}B`,
      onSelect: toggleRail,
    },
  ];
}
