import type { Database } from '../database/database.ts';
import { readSessionToken } from './session-cookie.ts';
import { watchRevision } from './revision-watch.ts';

/** A valid session and whose it is; the same object as long as nothing changed. */
export interface SignedIn {
  readonly sessionId: string;
  readonly userId: string;
  readonly expiresAt: Date;
  /** The workspace chosen in this session; null before any choice. */
  readonly workspaceId: string | null;
}

interface Entry {
  readonly revision: string;
  readonly signedIn: SignedIn;
}

const mostEntries = 20_000;
/** Other cookies stand in the same header, and anybody may send any number of them. */
const longestKept = 1_000;

/** Who a request's cookie says is there; `isFresh` looks for changes of this very moment first. */
export type FindSignedIn = (cookies: string | undefined, options?: { readonly isFresh?: boolean }) => Promise<SignedIn | undefined>;

/** Finds sessions by cookie; a known one costs no query, and one revoked anywhere stops counting within a second. */
export function createSessionCache(database: Database, secret: string): FindSignedIn {
  const entries = new Map<string, Entry>();
  // Cookies that led to a session before: their signature needs no proof again, the session does.
  const tokens = new Map<string, string>();
  const watch = watchRevision(() => readRevision(database));

  return async function findSignedIn(cookies, options) {
    if (cookies === undefined) return undefined;
    const proven = tokens.get(cookies);
    const token = proven ?? readSessionToken(cookies, secret);
    if (token === undefined) return undefined;
    const revision = await (options?.isFresh ? watch.refresh() : watch.current());
    const known = entries.get(token);
    // One that seems to have ended may have been prolonged since.
    if (known?.revision === revision && known.signedIn.expiresAt > new Date()) return known.signedIn;
    const signedIn = await loadSession(database, token);
    remember(entries, token, revision, signedIn);
    if (!signedIn) tokens.delete(cookies);
    else if (proven === undefined && cookies.length <= longestKept) keep(tokens, cookies, token);
    return signedIn;
  };
}

function remember(entries: Map<string, Entry>, token: string, revision: string, signedIn: SignedIn | undefined): void {
  // An unknown token is not kept: it may become a session, and anybody can send any number of them.
  if (signedIn) keep(entries, token, { revision, signedIn });
  else entries.delete(token);
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  // Who is still there is read again in one query each; cheaper than keeping an order of use.
  if (kept.size >= mostEntries) kept.clear();
  kept.set(key, value);
}

function readRevision(database: Database): Promise<string> {
  return database.system(async (session) => {
    const [row] = await session.query<{ number: string }>({
      name: 'auth.session_revision',
      text: "select number from auth.revision where topic = 'session'",
    });
    return row?.number ?? '';
  });
}

function loadSession(database: Database, token: string): Promise<SignedIn | undefined> {
  return database.system(async (session) => {
    const [row] = await session.query<{ id: string; user_id: string; expires_at: Date; workspace_id: string | null }>({
      name: 'auth.session',
      text: 'select id, user_id, expires_at, workspace_id from auth.session where token = $1 and expires_at > $2',
      values: [token, new Date()],
    });
    return row && { sessionId: row.id, userId: row.user_id, expiresAt: row.expires_at, workspaceId: row.workspace_id };
  });
}
