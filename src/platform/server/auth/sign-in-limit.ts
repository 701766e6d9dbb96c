import type { Database, Session } from '../database/database.ts';
import { AppError } from '../../contract/errors.ts';
import type { Label } from '../../contract/label.ts';

interface Limit {
  readonly key: string;
  readonly most: number;
  readonly windowSeconds: number;
}

// A whole office may sign in from one address on Monday morning; one account has one person.
const perAddress = { most: 60, windowSeconds: 5 * 60 };
const perAccount = { most: 10, windowSeconds: 10 * 60 };

// Each costs a message in somebody's mailbox.
const resetsPerAddress = { most: 20, windowSeconds: 30 * 60 };
const resetsPerAccount = { most: 3, windowSeconds: 30 * 60 };

const countAttempt = `
  insert into auth.attempt as a (key, count, window_ends_at) values ($1, 1, now() + make_interval(secs => $2))
  on conflict (key) do update set
    count = case when a.window_ends_at < now() then 1 else a.count + 1 end,
    window_ends_at = case when a.window_ends_at < now() then excluded.window_ends_at else a.window_ends_at end
  returning count, greatest(1, ceil(extract(epoch from window_ends_at - now())))::int as seconds_left`;

/** Counts a try to sign in, by address and by account, before the password is looked at; throws when there were too many. */
export async function admitSignIn(database: Database, address: string, email: string): Promise<void> {
  const limits: Limit[] = [
    { key: addressKey(address), ...perAddress },
    { key: accountKey(email), ...perAccount },
  ];
  await database.system(async (session) => {
    for (const limit of limits) await admit(session, limit);
  });
}

/** Counts a request for a link to choose a new password, by address and by account, whether there is such an account or not. */
export async function admitReset(database: Database, address: string, email: string): Promise<void> {
  await database.system(async (session) => {
    await admit(session, { key: `reset-${addressKey(address)}`, ...resetsPerAddress }, tooManyResets);
    await admit(session, { key: `reset-${accountKey(email)}`, ...resetsPerAccount }, tooManyResets);
  });
}

const forgetAttempt = `
  with own as (delete from auth.attempt where key = $1 or window_ends_at < now())
  update auth.attempt set count = count - 1 where key = $2 and window_ends_at >= now()`;

/** A right password clears what was counted against the account, and is not counted against the address many people may share. */
export async function forgetAttempts(database: Database, address: string, email: string): Promise<void> {
  await database.system((session) => session.query({ name: 'auth.forget', text: forgetAttempt, values: [accountKey(email), addressKey(address)] }));
}

async function admit(session: Session, limit: Limit, says: (minutes: number) => Label = tooManyAttempts): Promise<void> {
  const [row] = await session.query<{ count: number; seconds_left: number }>({
    name: 'auth.count_attempt',
    text: countAttempt,
    values: [limit.key, limit.windowSeconds],
  });
  if (!row || row.count <= limit.most) return;
  const minutes = Math.ceil(row.seconds_left / 60);
  throw new AppError('rate_limited', 'auth.too_many_attempts', says(minutes), { seconds: row.seconds_left });
}

function tooManyAttempts(minutes: number): Label {
  return { zh: `登录尝试过多，请 ${minutes} 分钟后再试。`, en: `Too many attempts to sign in; try again in ${minutes} min.` };
}

function tooManyResets(minutes: number): Label {
  return { zh: `请求过多，请 ${minutes} 分钟后再试。`, en: `Too many requests; try again in ${minutes} min.` };
}

function accountKey(email: string): string {
  return `account:${email.trim().toLowerCase()}`;
}

function addressKey(address: string): string {
  return `address:${address}`;
}
