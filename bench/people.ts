import { administrator } from './server.ts';
import { Connection } from './http-client.ts';

/** Somebody signed in. */
export interface Person {
  readonly role: 'administrator' | 'manager' | 'representative';
  readonly cookie: string;
}

/** Signs in the administrator, and a regional manager and a seller whom they invite. */
export async function signInAll(port: number): Promise<Person[]> {
  const boss = await signIn(port, administrator);
  const manager = { email: 'manager@bench.example', password: 'Measure-twice-cut-0nce-m' };
  const seller = { email: 'seller@bench.example', password: 'Measure-twice-cut-0nce-s' };
  await admit(port, boss, '区域总监 1', manager);
  await admit(port, boss, '销售 26', seller);
  return [
    { role: 'administrator', cookie: boss },
    { role: 'manager', cookie: await signIn(port, manager) },
    { role: 'representative', cookie: await signIn(port, seller) },
  ];
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs somebody in; gives the cookie. */
export async function signIn(port: number, { email, password }: Credentials): Promise<string> {
  const connection = new Connection(port, '');
  const answer = await connection.send({ method: 'POST', path: '/api/auth/sign-in/email', body: { email, password } });
  connection.close();
  if (answer.status !== 200) throw new Error(`Signing in as ${email}: ${answer.status} ${answer.body}`);
  return answer.setCookie.join('; ');
}

async function admit(port: number, boss: string, name: string, credentials: Credentials): Promise<void> {
  const connection = new Connection(port, boss);
  const found = JSON.parse((await connection.send({ method: 'GET', path: `/api/members?search=${encodeURIComponent(name)}&limit=500` })).body);
  const member = found.members.find((each: { name: string }) => each.name === name);
  // Invited by an earlier run already.
  if (member?.status === 'active') return connection.close();
  const invited = await connection.send({ method: 'POST', path: '/api/invitations', body: { memberId: member?.id, email: credentials.email } });
  if (invited.status !== 200) throw new Error(`Inviting ${name}: ${invited.status} ${invited.body}`);
  const { token } = JSON.parse(invited.body);
  const accepted = await connection.send({
    method: 'POST',
    path: `/api/invitations/by-token/${token}/accept`,
    body: { name, password: credentials.password },
  });
  connection.close();
  if (accepted.status !== 200) throw new Error(`Accepting as ${name}: ${accepted.status} ${accepted.body}`);
}
