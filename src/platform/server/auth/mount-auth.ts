import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError, invalid, notFound, unauthenticated } from '../../contract/errors.ts';
import { checkPassword } from '../../contract/auth/password-rules.ts';
import type { Database } from '../database/database.ts';
import { type BetterAuth, openBetterAuth } from './better-auth.ts';
import { createSessionCache, type FindSignedIn } from './session-cache.ts';
import { admitSignIn, forgetAttempts } from './sign-in-limit.ts';
import type { SignInObserver } from './sign-in-observer.ts';

/** Who a request's cookie says is there. */
export interface Auth {
  readonly findSignedIn: FindSignedIn;
}

// Everything else the library offers (sign-up, listing tokens, changing addresses) stays shut.
const openPaths = ['POST /sign-in/email', 'POST /sign-out', 'GET /get-session', 'POST /change-password'];

/** Opens sign-in below /api/auth and gives the way to find out who is signed in. */
export async function mountAuth(server: FastifyInstance, app: { readonly database: Database }, observer: SignInObserver): Promise<Auth> {
  const secret = await readSecret(app.database);
  const { library, close } = openBetterAuth(app.database.ownerUrl, secret);
  server.addHook('onClose', close);
  const findSignedIn = createSessionCache(app.database, secret);
  const house: House = { database: app.database, library, observer, findSignedIn };
  // An encapsulated plugin: its body parser leaves the bytes as they came, for the library reads them itself.
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 64 * 1024 }, (_request, body, done) => done(null, body));
    scope.route({ method: ['GET', 'POST'], url: '/api/auth/*', handler: (request, reply) => answer(house, request, reply) });
  });
  server.addHook('onRequest', (request, reply) => prolongSession(library, request, reply));
  return { findSignedIn };
}

/** Whoever opens the app at least once in two weeks stays signed in: asking who is there renews the cookie, at most once a day. */
async function prolongSession(library: BetterAuth, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method !== 'GET' || request.url !== '/api/session' || request.headers.cookie === undefined) return;
  const { headers } = await library.api.getSession({ headers: headersOf(request), returnHeaders: true });
  setCookies(request, reply, headers.getSetCookie());
}

interface House extends Auth {
  readonly database: Database;
  readonly library: BetterAuth;
  readonly observer: SignInObserver;
}

async function answer(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { library, observer } = house;
  const path = new URL(request.url, 'http://sloop').pathname.slice('/api/auth'.length);
  if (!openPaths.includes(`${request.method} ${path}`)) throw notFound({ zh: '页面', en: 'Page' });
  if (path === '/sign-in/email') return signIn(house, request, reply);
  if (path === '/change-password') await requireGoodPassword(library, request);
  const before = path === '/get-session' ? undefined : await house.findSignedIn(request.headers.cookie);
  const response = await library.handler(toWebRequest(request));
  if (response.ok && before && path === '/sign-out') await observer.signedOut(before.userId, request.ip);
  if (response.ok && before && path === '/change-password') await observer.passwordChanged(before.userId, request.ip);
  return relay(request, reply, response);
}

const Credentials = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(200) });
const SignedInAnswer = z.object({ user: z.object({ id: z.string() }) });
/** Long enough to note an attempt on an account that exists, so that the time an answer takes does not say which do. */
const refusalMs = 40;

async function signIn({ database, library, observer }: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const given = Credentials.safeParse(readJson(request));
  if (!given.success) throw invalid([{ code: 'auth.incomplete', message: { zh: '请填写邮箱和密码。', en: 'Fill in e-mail and password.' } }]);
  const { email } = given.data;
  await admitSignIn(database, request.ip, email);
  const response = await library.handler(toWebRequest(request));
  if (response.ok) {
    await forgetAttempts(database, request.ip, email);
    await observer.signedIn(SignedInAnswer.parse(await response.clone().json()).user.id, request.ip);
  }
  // An address nobody has costs one hash too, and the answer is the same, so neither says which addresses exist.
  if (response.status === 400 || response.status === 401) {
    await Promise.all([observer.refused(email, request.ip), wait(refusalMs)]);
    throw new AppError('unauthenticated', 'auth.wrong_password', { zh: '邮箱或密码不对。', en: 'The e-mail or the password is not right.' });
  }
  return relay(request, reply, response);
}

const PasswordChange = z.object({ newPassword: z.string() });

async function requireGoodPassword(library: BetterAuth, request: FastifyRequest): Promise<void> {
  const found = await library.api.getSession({ headers: headersOf(request), query: { disableRefresh: true } });
  if (!found) throw unauthenticated({ zh: '请先登录。', en: 'Please sign in first.' });
  const issues = checkPassword(PasswordChange.parse(readJson(request)).newPassword, found.user.email);
  if (issues.length > 0) throw invalid(issues);
}

async function relay(request: FastifyRequest, reply: FastifyReply, response: Response): Promise<FastifyReply> {
  if (response.status >= 400) throw await toAppError(response);
  setCookies(request, reply, response.headers.getSetCookie());
  return reply
    .status(response.status)
    .header('cache-control', 'no-store')
    .type('application/json')
    .send(await response.text());
}

function setCookies(request: FastifyRequest, reply: FastifyReply, cookies: readonly string[]): void {
  // One header line each; joined into one, browsers would keep only the first.
  if (cookies.length > 0) reply.header('set-cookie', request.protocol === 'https' ? cookies.map((each) => `${each}; Secure`) : [...cookies]);
}

const Refusal = z.object({ code: z.string().default('auth.refused'), message: z.string().default('') });

async function toAppError(response: Response): Promise<AppError> {
  const said = Refusal.safeParse(await response.json().catch(() => ({})));
  const code = said.data?.code ?? 'auth.refused';
  if (code === 'INVALID_PASSWORD') {
    return invalid([
      { field: 'currentPassword', code: 'auth.wrong_password', message: { zh: '当前密码不对。', en: 'The current password is not right.' } },
    ]);
  }
  if (response.status === 401) return unauthenticated({ zh: '请先登录。', en: 'Please sign in first.' });
  if (response.status === 403) {
    return new AppError('forbidden', 'auth.origin', {
      zh: '请求不是从本系统的页面发出的，已拒绝。',
      en: 'The request did not come from a page of this system and was refused.',
    });
  }
  return new AppError('invalid', `auth.${code.toLowerCase()}`, {
    zh: `登录服务拒绝了请求（${code}）。`,
    en: `Sign-in refused the request: ${said.data?.message || code}.`,
  });
}

function toWebRequest(request: FastifyRequest): Request {
  const url = new URL(request.url, `${request.protocol}://${request.host}`);
  const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : undefined;
  return new Request(url, { method: request.method, headers: headersOf(request), ...(request.method === 'POST' && body && { body }) });
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined && name !== 'content-length') headers.set(name, String(value));
  // Ours, found with the proxies we trust; whatever the client sent under this name is replaced.
  headers.set('x-client-address', request.ip);
  return headers;
}

function readJson(request: FastifyRequest): unknown {
  if (!Buffer.isBuffer(request.body)) return undefined;
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function readSecret(database: Database): Promise<string> {
  return database.system(async (session) => {
    const [row] = await session.query<{ value: string }>({ text: "select value from auth.secret where name = 'cookie'" });
    if (!row) throw new Error('The table auth.secret is empty; the database is not migrated.');
    return row.value;
  });
}
