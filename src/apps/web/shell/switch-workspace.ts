import { useEffect } from 'react';
import { listOwnWorkspacesRoute, chooseWorkspaceRoute } from '#features/organisation/contract/access.routes.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { fetchJson, useRoute } from '#platform/web/api.ts';
import { registerCommand } from '#platform/web/command-registry.ts';
import { useSession } from '#platform/web/session.ts';
import { startIn } from '#platform/web/shown-workspace.ts';

interface OtherWorkspace {
  readonly id: string;
  readonly name: string;
}

/** The person's other workspaces, the first joined first; most people have none. */
export function useOtherWorkspaces(): readonly OtherWorkspace[] {
  const isSignedIn = useSession() !== undefined;
  const found = useRoute(listOwnWorkspacesRoute, {}, { enabled: isSignedIn, staleTimeMs: 5 * 60_000 });
  return (found.data?.workspaces ?? []).filter((each) => !each.isCurrent);
}

/** Moves the session to another workspace and starts there anew. */
export async function switchWorkspace(id: string): Promise<void> {
  await chooseWorkspace(id);
  startIn(id);
}

/** Moves the session without starting anew, for a window that shows that workspace already. */
export async function chooseWorkspace(id: string): Promise<void> {
  await fetchJson(chooseWorkspaceRoute.method, chooseWorkspaceRoute.path, { body: { workspaceId: id }, isAnyWorkspace: true });
}

/** One command in the palette for each other workspace. */
export function useSwitchCommands(): void {
  const others = useOtherWorkspaces();
  useEffect(() => {
    const stops = others.map(({ id, name }) =>
      registerCommand({
        id: `workspace ${id}`,
        section: 'go',
        icon: 'building',
        label: {
          zh: formatMessage(shellMessages['shell.switch_to'], 'zh', { name }),
          en: formatMessage(shellMessages['shell.switch_to'], 'en', { name }),
        },
        keywords: 'switch workspace',
        run: () => void switchWorkspace(id),
      }),
    );
    return () => stops.forEach((stop) => stop());
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the list is made anew on each render
  }, [others.map(({ id, name }) => `${id} ${name}`).join()]);
}
