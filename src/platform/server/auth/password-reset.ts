import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Database, Session } from '../database/database.ts';

/** A link to choose a new password: what is handed out once, and until when it works. */
export interface ResetLink {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Whose password a link changes. */
export interface ResetOf {
  readonly userId: string;
  readonly email: string;
  readonly expiresAt: Date;
}

const validMs = 30 * 60_000;
const purpose = 'password-reset:';

/** Makes a link for a user; any earlier one stops working. Only its hash is kept. */
export async function createResetLink(owner: Database['system'], userId: string, now: Date): Promise<ResetLink> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.valueOf() + validMs);
  await owner((session) =>
    session.query({
      text: `with gone as (delete from auth.verification where starts_with(identifier, $5) and (value = $3 or expires_at < $6))
        insert into auth.verification (id, identifier, value, expires_at, created_at, updated_at) values ($1, $2, $3, $4, $6, $6)`,
      values: [uuidv7(), identifierOf(token), userId, expiresAt, purpose, now],
    }),
  );
  return { token, expiresAt };
}

/** Whose a link is, while it works. */
export async function findReset(owner: Database['system'], token: string, now: Date): Promise<ResetOf | undefined> {
  const [row] = await owner((session) =>
    session.query<ResetOf>({
      text: `select u.id as "userId", u.email, v.expires_at as "expiresAt" from auth.verification v join auth.user u on u.id::text = v.value
        where v.identifier = $1 and v.expires_at > $2`,
      values: [identifierOf(token), now],
    }),
  );
  return row;
}

/** Spends a link: the new password counts and whoever was signed in is out; undefined when it does not work (any more). */
export async function spendReset(owner: Database['system'], token: string, passwordHash: string, now: Date): Promise<string | undefined> {
  const [row] = await owner((session) => session.query<{ id: string }>(spend(token, passwordHash, now)));
  return row?.id;
}

// One statement: of two who come at the same moment with one link, the second finds it gone.
function spend(token: string, passwordHash: string, now: Date): Parameters<Session['query']>[0] {
  return {
    text: `with spent as (delete from auth.verification where identifier = $1 and expires_at > $4 returning value::uuid as user_id),
      ended as (delete from auth.session s using spent where s.user_id = spent.user_id),
      changed as (
        insert into auth.account (id, account_id, provider_id, user_id, password, created_at, updated_at)
        select $2, spent.user_id::text, 'credential', spent.user_id, $3, $4, $4 from spent
        on conflict (user_id, provider_id) do update set password = excluded.password, updated_at = excluded.updated_at
      )
      select user_id as id from spent`,
    values: [identifierOf(token), uuidv7(), passwordHash, now],
  };
}

// The secret has 256 random bits: a plain hash cannot be guessed backwards.
function identifierOf(token: string): string {
  return `${purpose}${createHash('sha256').update(token).digest('hex')}`;
}
