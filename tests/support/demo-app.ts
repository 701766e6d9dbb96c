import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { startApp, type RunningApp } from './running-app.ts';

/** The moment in which the demo company is looked at: a Wednesday in the middle of its quarter. */
export const demoNow = '2026-11-25T10:20:00+08:00';
/** Everybody's password in the demo company. */
export const demoPassword = 'Correct-Horse-9';
/** Who signs in: the administrator, and three of the demo's people by their keys. */
export const demoPeople = { administrator: '', representative: 'demo-east-key-1', manager: 'demo-east-key-0', operations: 'demo-ops-1' };
/** One of those who sign in. */
export type DemoPerson = keyof typeof demoPeople;

const root = join(import.meta.dirname, '..', '..');
const clock = (at: string, goes: boolean) => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'stopped-clock.ts')).href} --disable-warning=ExperimentalWarning`,
  SLOOP_CLOCK: at,
  ...(goes && { SLOOP_CLOCK_GOES: '1' }),
});

/** A product with the demo company in it, always the same: its clock stands at one moment while it is made and goes on from there. */
export async function startDemoApp(): Promise<RunningApp> {
  return startApp(clock(demoNow, true), async (home) => {
    const options = ['--workspace', '恒拓工业智能', '--email', emailOf('administrator'), '--name', '周雨晴', '--password-stdin'];
    await runCli(home, ['setup', ...options], demoPassword);
    await runCli(home, ['demo']);
  });
}

/** The address somebody of the demo signs in with. */
export function emailOf(person: DemoPerson): string {
  return `${person}@demo.example`;
}

/** Signs somebody in; people of the demo are invited by the administrator at their first time. */
export async function signIn(request: APIRequestContext, origin: string, person: DemoPerson): Promise<void> {
  const answer = await post(request, origin, '/api/auth/sign-in/email', { email: emailOf(person), password: demoPassword });
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** Ends a session, so that the list of somebody's sessions does not depend on who looked before. */
export async function signOut(request: APIRequestContext, origin: string): Promise<void> {
  await post(request, origin, '/api/auth/sign-out', {});
}

/** Invites the people of the demo who are looked at, as its administrator. */
export async function invitePeople(request: APIRequestContext, origin: string): Promise<void> {
  const shape = z.object({ members: z.array(z.object({ id: z.string(), name: z.string(), externalId: z.string().nullable() })) });
  const { members } = shape.parse(await (await request.get(`${origin}/api/members`)).json());
  for (const person of ['representative', 'manager', 'operations'] as const) {
    const member = members.find((each) => each.externalId === demoPeople[person]);
    if (!member) throw new Error(`The demo company has no ${demoPeople[person]}.`);
    const invited = await post(request, origin, '/api/invitations', { memberId: member.id, email: emailOf(person) });
    const { token } = z.object({ token: z.string() }).parse(await invited.json());
    await post(request, origin, `/api/invitations/by-token/${token}/accept`, { name: member.name, password: demoPassword });
  }
}

function post(request: APIRequestContext, origin: string, path: string, data: object) {
  return request.post(origin + path, { data, headers: { origin } });
}

function runCli(home: string, options: readonly string[], input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, SLOOP_HOME: home, DATABASE_URL: '', ...clock(demoNow, false) };
    const child = spawn(process.execPath, [join(root, 'src', 'apps', 'cli.ts'), ...options], { cwd: root, env, stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child
      .once('error', reject)
      .once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`sloop ${options[0]} ended with ${code}:\n${said}`))));
    child.stdin.end(input);
  });
}
