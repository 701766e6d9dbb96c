import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callRoute, fetchJson } from '#platform/web/api.ts';
import { localeChoice } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { sessionKey } from '#platform/web/session.ts';
import { shownWorkspace } from '#platform/web/shown-workspace.ts';
import { themeChoice } from '#platform/web/theme.ts';
import { getSessionRoute } from '../contract/access.routes.ts';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs in, takes over the member's language and theme, and goes where one wanted to. */
export function useSignIn(next: string | undefined, options: { readonly keepsChoices?: boolean } = {}) {
  const client = useQueryClient();
  const go = useGo();
  return useMutation({
    mutationFn: async (credentials: Credentials) => {
      shownWorkspace.forget();
      await fetchJson('POST', '/api/auth/sign-in/email', { body: credentials });
      return callRoute(getSessionRoute, {});
    },
    onSuccess: async (session) => {
      if (!options.keepsChoices) {
        localeChoice.set(session.locale);
        themeChoice.set(session.theme);
      }
      // What was cached belongs to nobody or to somebody else.
      client.clear();
      await client.invalidateQueries({ queryKey: sessionKey });
      if (next !== undefined) go(next, { isReplacing: true });
    },
  });
}

/** A place inside this app; anything else, such as another site, becomes the start page. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
