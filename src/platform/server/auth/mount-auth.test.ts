import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { createHttpServer } from '../http/server.ts';
import { type Auth, mountAuth } from './mount-auth.ts';
import { createPasswordUser, hashNewPassword } from './password-user.ts';

const password = 'harbour-lantern-seven';
let test1: TestDatabase;
let database: Database;
let server: FastifyInstance;
let auth: Auth;
const told: string[] = [];
const observer = {
  signedIn: async (userId: string) => void told.push(`in ${userId}`),
  signedOut: async (userId: string) => void told.push(`out ${userId}`),
  refused: async (email: string) => void told.push(`refused ${email}`),
  passwordChanged: async (userId: string) => void told.push(`password ${userId}`),
};

beforeAll(async () => {
  test1 = await createTestDatabase();
  database = openDatabase(test1);
  server = createHttpServer({ isReady: async () => true });
  auth = await mountAuth(server, { database }, observer);
  await addUser('min@acme.test');
});

afterAll(async () => {
  await server.close();
  await database.close();
  await test1.drop();
});

async function addUser(email: string): Promise<void> {
  const user = { id: crypto.randomUUID(), name: '王敏', email, passwordHash: await hashNewPassword(password), now: new Date() };
  await createPasswordUser(database, user, async () => true);
}

function post(path: string, payload: object, headers: Record<string, string> = {}) {
  return server.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    payload,
    headers: { host: 'sloop.test', origin: 'http://sloop.test', ...headers },
  });
}

function signIn(email: string, secret: string, headers: Record<string, string> = {}) {
  return post('/sign-in/email', { email, password: secret }, headers);
}

async function cookieOf(email: string): Promise<string> {
  const answer = await signIn(email, password);
  expect(answer.statusCode).toBe(200);
  return answer.cookies.map((each) => `${each.name}=${encodeURIComponent(each.value)}`).join('; ');
}

test('the right password signs in and the cookie is found without another query', async () => {
  const cookie = await cookieOf('min@acme.test');
  const found = await auth.findSignedIn(cookie);
  expect(found?.userId).toBeTruthy();
  expect(await auth.findSignedIn(cookie)).toBe(found);
});

test('the cookie cannot be read by scripts, and is secure when the page came over https', async () => {
  const plain = await signIn('min@acme.test', password);
  expect(String(plain.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/i);
  const secure = await signIn('min@acme.test', password, { 'x-forwarded-proto': 'https', origin: 'https://sloop.test' });
  expect(String(secure.headers['set-cookie'])).toContain('Secure');
});

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await signIn('min@acme.test', 'wrong-wrong-wrong');
  const unknown = await signIn('nobody@acme.test', 'wrong-wrong-wrong');
  expect(wrong.statusCode).toBe(401);
  expect(unknown.json()).toEqual(wrong.json());
});

test('an unknown address costs a hash as a wrong password does', async () => {
  await addUser('timing@acme.test');
  await signIn('timing@acme.test', 'wrong-wrong-wrong');
  const timed = async (email: string) => {
    const start = performance.now();
    await signIn(email, 'wrong-wrong-wrong');
    return performance.now() - start;
  };
  const known = Math.min(await timed('timing@acme.test'), await timed('timing@acme.test'));
  const unknown = Math.min(await timed('no1@acme.test'), await timed('no2@acme.test'));
  expect(unknown).toBeGreaterThan(known * 0.4);
});

test('a forged or cut cookie is nobody', async () => {
  const cookie = await cookieOf('min@acme.test');
  expect(await auth.findSignedIn(cookie.slice(0, -6))).toBeUndefined();
  expect(await auth.findSignedIn('sloop.session_token=abc.def')).toBeUndefined();
  expect(await auth.findSignedIn('sloop.session_token=%E0%A4%A')).toBeUndefined();
  expect(await auth.findSignedIn(undefined)).toBeUndefined();
});

test('signing out ends the session in another process within a second', async () => {
  const cookie = await cookieOf('min@acme.test');
  const otherServer = createHttpServer({ isReady: async () => true });
  const other = await mountAuth(otherServer, { database }, observer);
  expect(await other.findSignedIn(cookie)).toBeDefined();
  expect((await post('/sign-out', {}, { cookie })).statusCode).toBe(200);
  await wait(1000);
  expect(await other.findSignedIn(cookie)).toBeUndefined();
  expect(await auth.findSignedIn(cookie)).toBeUndefined();
  await otherServer.close();
});

test('too many tries on one account are refused, whatever the password, and say when to try again', async () => {
  await addUser('locked@acme.test');
  for (let attempt = 0; attempt < 10; attempt++) expect((await signIn('locked@acme.test', 'wrong-wrong-wrong')).statusCode).toBe(401);
  const refused = await signIn('locked@acme.test', password);
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'auth.too_many_attempts', facts: { seconds: expect.any(Number) } });
});

test('too many tries from one address are refused, others go on', async () => {
  await database.system((session) =>
    session.query({ text: "insert into auth.attempt values ('address:203.0.113.9', 60, now() + interval '1 minute')" }),
  );
  const fromThere = { 'x-forwarded-for': '203.0.113.9' };
  expect((await signIn('min@acme.test', password, fromThere)).statusCode).toBe(429);
  expect((await signIn('min@acme.test', password)).statusCode).toBe(200);
});

test('right passwords are not counted against an address', async () => {
  const from = { 'x-forwarded-for': '203.0.113.10' };
  await signIn('min@acme.test', 'wrong-wrong-wrong', from);
  for (let each = 0; each < 3; each++) await signIn('min@acme.test', password, from);
  const [row] = await database.system((session) =>
    session.query<{ count: number }>({ text: "select count from auth.attempt where key = 'address:203.0.113.10'" }),
  );
  expect(row?.count).toBe(1);
});

test.each(['/sign-up/email', '/list-sessions', '/update-user', '/delete-user', '/request-password-reset'])('%s stays shut', async (path) => {
  const answer = await post(path, { email: 'new@acme.test', password, name: 'New' });
  expect(answer.statusCode).toBe(404);
});

test('a page of another site can neither sign in nor sign out', async () => {
  const cookie = await cookieOf('min@acme.test');
  const answer = await post('/sign-out', {}, { cookie, origin: 'https://evil.example' });
  expect(answer.statusCode).toBe(403);
  expect(await auth.findSignedIn(cookie)).toBeDefined();
});

test('a changed password keeps the rules, ends the other sessions and signs in from then on', async () => {
  await addUser('change@acme.test');
  const cookie = await cookieOf('change@acme.test');
  const elsewhere = await cookieOf('change@acme.test');
  const change = (newPassword: string, currentPassword = password) =>
    post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true }, { cookie });
  expect((await change('change123456')).json()).toMatchObject({ code: 'auth.password_is_email' });
  expect((await change('quiet river boats', 'not-the-password')).json()).toMatchObject({ code: 'auth.wrong_password' });
  expect((await change('quiet river boats')).statusCode).toBe(200);
  await wait(1000);
  expect(await auth.findSignedIn(elsewhere)).toBeUndefined();
  expect((await signIn('change@acme.test', 'quiet river boats')).statusCode).toBe(200);
});
