import { queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiError, fetchJson } from './api.ts';
import { localeChoice } from './locale.ts';
import { forgetSession, keepSession, keptSession } from './offline/kept-session.ts';
import { shownWorkspace } from './shown-workspace.ts';
import { themeChoice } from './theme.ts';

/** Who is signed in, as the shell needs it; the answer of `GET /api/session`. */
const Session = z.object({
  member: z.object({ id: z.string(), name: z.string(), title: z.object({ zh: z.string(), en: z.string() }).optional() }),
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    timeZone: z.string().default('Asia/Shanghai'),
    currency: z.string().default('CNY'),
    demo: z.boolean().optional(),
  }),
  /** Named abilities such as `member.manage`; menus and buttons ask for one. */
  abilities: z.array(z.string()),
  locale: z.enum(['zh', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
});
/** Who is signed in. */
export type Session = z.infer<typeof Session>;

/** The query key of the session; invalidate it after signing in or out. */
export const sessionKey = ['session'] as const;

/** How the session is asked for. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 5 * 60_000,
  retry: 1,
});

/** The signed-in member; `null` when nobody is. */
export function useSessionQuery() {
  return useQuery(sessionQuery);
}

/** The signed-in member on a page inside the shell; undefined only while loading. */
export function useSession(): Session | undefined {
  return useSessionQuery().data ?? undefined;
}

/** Whether the member has an ability; without one asked for, everybody may. */
export function useCan(): (ability?: string) => boolean {
  const session = useSession();
  return (ability) => ability === undefined || (session?.abilities.includes(ability) ?? false);
}

async function readSession(signal: AbortSignal): Promise<Session | null> {
  try {
    const session = Session.parse(await askWho(signal));
    shownWorkspace.answered(session.workspace.id);
    if (session.locale) localeChoice.adopt(session.locale);
    if (session.theme) themeChoice.adopt(session.theme);
    keepSession(session);
    return session;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) {
      forgetSession();
      shownWorkspace.forget();
      return null;
    }
    // Without a connection the person who was here goes on writing; the server asks again who they are when what they wrote arrives.
    const kept = error.status === 0 ? Session.safeParse(keptSession()) : undefined;
    if (kept?.success) return kept.data;
    throw error;
  }
}

// Right after a switch a window only expects where it is; when that turns out wrong, it takes what the session says.
async function askWho(signal: AbortSignal): Promise<unknown> {
  const isGuess = shownWorkspace.isGuess();
  try {
    return await fetchJson('GET', '/api/session', { signal });
  } catch (error) {
    if (!isGuess || !(error instanceof ApiError) || error.code !== 'workspace.other') throw error;
    return fetchJson('GET', '/api/session', { signal, isAnyWorkspace: true });
  }
}
