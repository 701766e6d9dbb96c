import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { conflict } from '../../contract/errors.ts';
import type { Database, Session } from '../database/database.ts';

/** Somebody who shall be able to sign in by e-mail and password; `passwordHash` comes from `hashNewPassword`. */
export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly now: Date;
}

/** Hashes a password for storage; slow on purpose, so call it before a transaction is opened. */
export function hashNewPassword(password: string): Promise<string> {
  return hashPassword(password);
}

/** The id of who signs in with an address, when the password is theirs; undefined for nobody or another password. */
export async function findUserByPassword(database: Database, email: string, password: string): Promise<string | undefined> {
  const [row] = await database.system((session) =>
    session.query<{ id: string; password: string | null }>({
      text: `select u.id, a.password from auth.user u join auth.account a on a.user_id = u.id and a.provider_id = 'credential' where u.email = lower($1)`,
      values: [email],
    }),
  );
  return row?.password && (await verifyPassword({ hash: row.password, password })) ? row.id : undefined;
}

/** Tells, on the owner's connection, whether anybody uses a user; sign-in itself does not know what users are for. */
export type IsInUse = (session: Session, userId: string) => Promise<boolean>;

/**
 * Creates a user with a password and gives their id. An address left over from an attempt that did not complete, a user
 * nobody else uses, is taken over with the new password; one in use is refused.
 */
export function createPasswordUser(database: Database, user: NewUser, isInUse: IsInUse): Promise<string> {
  return database.system((session) => inOwnTransaction(session, () => insertUser(session, user, isInUse)));
}

async function insertUser(session: Session, user: NewUser, isInUse: IsInUse): Promise<string> {
  const email = user.email.toLowerCase();
  const [left] = await session.query<{ id: string }>({ text: 'select id from auth.user where email = $1 for update', values: [email] });
  if (left && (await isInUse(session, left.id))) {
    throw conflict('auth.email_in_use', {
      zh: '这个邮箱已经有账号了，请直接登录或换一个邮箱。',
      en: 'This e-mail already has an account; sign in with it or use another e-mail.',
    });
  }
  const id = left?.id ?? user.id;
  await session.query({
    text: `insert into auth.user (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, $4, $4)
      on conflict (id) do update set name = excluded.name, updated_at = excluded.updated_at`,
    values: [id, user.name, email, user.now],
  });
  await session.query({
    text: `insert into auth.account (id, account_id, provider_id, user_id, password, created_at, updated_at) values ($1, $2, 'credential', $3, $4, $5, $5)
      on conflict (user_id, provider_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    values: [id, id, id, user.passwordHash, user.now],
  });
  return id;
}

async function inOwnTransaction<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.query({ text: 'begin' });
  try {
    const result = await work();
    await session.query({ text: 'commit' });
    return result;
  } catch (error) {
    await session.query({ text: 'rollback' }).catch(() => []);
    throw error;
  }
}
