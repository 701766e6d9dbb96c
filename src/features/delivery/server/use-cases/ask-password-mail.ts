import { setTimeout as wait } from 'node:timers/promises';
import { admitReset } from '#platform/server/auth/sign-in-limit.ts';
import type { Visit } from '#engine/server/feature.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { type App, runWrite } from '#engine/server/run.ts';
import { systemCaller } from '#features/organisation/server/public.ts';
import { worksInOne } from '../works-in-one.ts';

/** Longer than it takes to have a message sent, so that the time an answer takes does not say which addresses exist. */
const answerMs = 250;

/** Whether any workspace of the installation sends mail. */
export async function getPasswordMail({ app }: Visit): Promise<{ isOffered: boolean }> {
  const rows = await app.database.system((session) => session.query({ text: 'select 1 from delivery_mail limit 1' }));
  return { isOffered: rows.length > 0 };
}

/** Has a link sent to whoever signs in with an address; says the same whether anybody does. */
export async function askPasswordMail({ app, address }: Visit, { email }: { readonly email: string }): Promise<{ isTaken: true }> {
  await admitReset(app.database, address, email);
  await Promise.all([sendTo(app, email, address), wait(answerMs)]);
  return { isTaken: true };
}

async function sendTo(app: App, email: string, address: string): Promise<void> {
  const found = await findReceiver(app, email);
  if (!found) return;
  const { workspaceId, memberId, userId } = found;
  await runWrite(app, await systemCaller(app.database, workspaceId, 'page'), async (ctx) => {
    await enqueueJob(ctx, 'delivery.password_mail', { userId, memberId });
    ctx.emit({ kind: 'session.reset_link_made', object: 'organisation_member', recordId: memberId, facts: { by: 'mail', address } });
  });
}

/**
 * Whoever works in one workspace, if that sends mail. A workspace's administrator chooses the server and the address its messages name, and so could read a
 * link; the password of somebody who works elsewhere too is not theirs to change. Such a person is let in again by the operator.
 */
async function findReceiver(app: App, email: string) {
  const [row] = await app.database.system((session) =>
    session.query<{ workspaceId: string; memberId: string; userId: string }>({
      text: `select m.workspace_id as "workspaceId", m.id as "memberId", u.id as "userId"
        from auth.user u join organisation_member m on m.user_id = u.id and m.status = 'active'
        join delivery_mail d on d.workspace_id = m.workspace_id
        where u.email = lower($1) and ${worksInOne('m')}`,
      values: [email.trim()],
    }),
  );
  return row;
}
