import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { App } from '#engine/server/run.ts';
import { forbidden } from '#platform/contract/errors.ts';
import { isSetupNeeded } from './use-cases/setup-workspace.ts';

/**
 * The token the first-run page asks for, the same in every process; undefined once the product is set up.
 * Only who started the program can read it, so nobody else on the network can take a fresh installation.
 */
export async function findSetupToken(app: App): Promise<string | undefined> {
  if (!(await isSetupNeeded(app))) return undefined;
  return app.database.system(async (session) => {
    const made = randomBytes(9).toString('base64url');
    await session.query({ text: "insert into auth.secret (name, value) values ('setup', $1) on conflict (name) do nothing", values: [made] });
    const [row] = await session.query<{ value: string }>({ text: "select value from auth.secret where name = 'setup'" });
    return row?.value;
  });
}

/** Refuses a token that is not the one printed at start. */
export async function requireSetupToken(app: App, given: string): Promise<void> {
  const token = await findSetupToken(app);
  const is = Buffer.from(given.trim());
  const should = Buffer.from(token ?? '');
  // Once set up there is no token; the use-case then says so.
  if (token === undefined || (is.length === should.length && timingSafeEqual(is, should))) return;
  throw forbidden('setup.token', {
    zh: '初始化口令不对。它在启动程序的窗口里，每次启动都会显示。',
    en: 'The set-up token is wrong. It is printed where the program was started.',
  });
}
