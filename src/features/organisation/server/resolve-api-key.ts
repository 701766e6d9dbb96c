import type { App, Caller } from '#engine/server/run.ts';
import type { Database } from '#platform/server/database/database.ts';
import { narrowRole } from '../contract/api-key-scopes.ts';
import { callerIn, findOrganisation, type Organisation, organisationCacheOf } from './organisation-cache.ts';
import { readSecretToken } from './secret-token.ts';

interface ApiKeyRow {
  readonly id: string;
  readonly memberId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
}

interface Known {
  readonly key: ApiKeyRow;
  readonly organisation: Organisation;
  readonly caller: Caller | undefined;
  usedAt: number;
}

const mostKnown = 5_000;
// Exact to a minute is enough to see whether a key is still in use.
const usedStepMs = 60_000;

/** Finds the caller of `Authorization: Bearer slp_…`; a key used before costs no query. */
export function createApiKeyResolver(app: App): (authorization: string) => Promise<Caller | undefined> {
  const cache = organisationCacheOf(app.database);
  const known = new Map<string, Known>();

  return async function resolve(authorization) {
    const token = readSecretToken('slp', authorization.replace(/^bearer\s+/i, '').trim());
    if (!token) return undefined;
    const organisation = await cache.find(token.workspaceId);
    if (!organisation) return undefined;
    const before = known.get(token.hash);
    const entry = before?.organisation === organisation ? before : await findKey(app.database, token.workspaceId, token.hash);
    if (!entry) return undefined;
    if (known.size >= mostKnown) known.clear();
    known.set(token.hash, entry);
    if (entry.key.expiresAt && entry.key.expiresAt <= app.now()) return undefined;
    noteUse(app.database, organisation.workspace.id, entry);
    return entry.caller;
  };
}

async function findKey(database: Database, workspaceId: string, hash: string): Promise<Known | undefined> {
  const [key] = await database.read(workspaceId, (session) =>
    session.query<ApiKeyRow>({
      name: 'organisation.api_key',
      text: `select id, member_id as "memberId", scopes, expires_at as "expiresAt" from organisation_api_key
        where workspace_id = $1 and key_hash = $2 and revoked_at is null`,
      values: [workspaceId, hash],
    }),
  );
  const organisation = key && (await findOrganisation(database, workspaceId, key.memberId));
  if (!organisation) return undefined;
  const caller = callerIn(organisation, key.memberId, 'api');
  const actor = caller && { ...caller.actor, role: narrowRole(caller.actor.role, key.scopes), apiKeyId: key.id, keyScopes: key.scopes };
  return { key, organisation, caller: caller && actor && { ...caller, actor }, usedAt: -Infinity };
}

function noteUse(database: Database, workspaceId: string, entry: Known): void {
  const nowMs = performance.now();
  if (nowMs - entry.usedAt < usedStepMs) return;
  entry.usedAt = nowMs;
  const noted = database.write(workspaceId, (session) =>
    session.query({
      text: 'update organisation_api_key set last_used_at = now() where workspace_id = $1 and id = $2',
      values: [workspaceId, entry.key.id],
    }),
  );
  // Only a note: a request is not refused because it could not be taken, and the next minute tries again.
  noted.catch(() => undefined);
}
