import { AppError } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { type MailServer, sendMail } from '#platform/server/mail/send-mail.ts';
import type { Context } from '#engine/server/context.ts';
import type { JobContext, JobDefinition } from '#engine/server/feature.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { notify } from '#engine/server/notices/notify.ts';
import * as issues from './issue.queries.ts';
import type { IssueRow, MessageEnd, MessageRow } from './issue.queries.ts';
import { openMailServer } from './mail-server.ts';
import { findMail, type MailRow } from './mail.queries.ts';
import { planNext } from './plan-next.ts';
import { buildMail, createFileMaker, type FileMaker } from './build-mail.ts';
import { lockSubscription, type SubscriptionRow } from './subscription.queries.ts';
import { domainOf } from './use-cases/manage-subscriptions.ts';
import { unsubscribeToken } from './use-cases/unsubscribe.ts';

const mostAttempts = 6;
/** Longer than a message can take to be handed over. */
const claimMs = 10 * 60_000;

const interrupted: Label = {
  zh: '发送时中断，可能已经发出；为免重复没有再发，可手动重发。',
  en: 'Sending broke off and it may have left; it was not repeated by itself, but you can send it again.',
};
const noMail: Label = { zh: '管理员还没有设置邮件服务器。', en: 'No administrator has set a mail server yet.' };
const noAddress: Label = { zh: '这个成员没有邮箱。', en: 'The member has no e-mail address.' };
const left: Label = { zh: '这个成员已停用。', en: 'The member is no longer active.' };
const domainGone: Label = { zh: '管理员不再允许发到这个域名。', en: 'Administrators no longer allow this domain.' };
const ours: Label = { zh: '生成文件时出错，稍后自动再试。', en: 'Making the file failed on our side; it is tried again.' };

/** What one run works with. */
interface Run {
  readonly job: JobContext;
  readonly issue: IssueRow;
  readonly subscription: SubscriptionRow;
  readonly mail: MailRow;
  readonly server: MailServer;
  readonly files: FileMaker;
}

/** Sends what is due to everybody on its list, each under the rights that apply; plans the next time. What may pass is tried again. */
export const sendIssueJob: JobDefinition = {
  id: 'delivery.send',
  run: async (job, input) => {
    const begun = await job.write(null, (ctx) => begin(ctx, String(input['issueId'])));
    if (!begun) return;
    const { issue, subscription } = begun;
    const mail = await job.read(null, (ctx) => findMail(ctx.session, ctx.workspace.id));
    const waiting = await job.read(null, (ctx) => issues.listWaiting(ctx, issue.id));
    if (mail) {
      const server = await openMailServer(job.maintain, job.workspaceId, mail);
      const run: Run = { job, issue, subscription, mail, server, files: createFileMaker(job, subscription) };
      for (const message of waiting) await deliver(run, message);
    } else {
      for (const message of waiting)
        await job.write(null, (ctx) => issues.markMessage(ctx, message.id, { status: 'failed', says: noMail, answer: null }));
    }
    await finish(job, issue, subscription);
  },
};

/** Takes up a due time: its messages are written, and the next time is planned in the same transaction. */
async function begin(ctx: Context, issueId: string): Promise<Pick<Run, 'issue' | 'subscription'> | undefined> {
  const found = await issues.lockIssue(ctx, issueId);
  if (!found || found.status === 'done') return undefined;
  const { subscription, ...issue } = found;
  if (issue.status === 'planned') {
    await issues.markIssue(ctx, issue.id, 'sending');
    await issues.createMessages(ctx, issue);
    await planNext(ctx, subscription);
  }
  await issues.failInterrupted(ctx, issue.id, new Date(ctx.now.getTime() - claimMs), interrupted);
  return { issue, subscription };
}

async function deliver(run: Run, message: MessageRow): Promise<void> {
  const { job } = run;
  const refusal = await refusalOf(run, message);
  const made = refusal ? undefined : await prepare(run, message);
  if (made && 'mail' in made) {
    // From here on it may have left: it is taken before, and never taken twice.
    if (!(await job.write(null, (ctx) => issues.claimMessage(ctx, message.id)))) return;
    const outcome = await sendMail(run.server, made.mail);
    const isOver = outcome.isSent || !outcome.isPassing || message.attempts + 1 >= mostAttempts;
    const end: MessageEnd = outcome.isSent
      ? { status: 'sent', says: null, answer: outcome.answer }
      : { status: isOver ? 'failed' : 'waiting', says: outcome.says, answer: outcome.answer };
    await job.write(null, (ctx) => issues.markMessage(ctx, message.id, end));
    return;
  }
  const end = made ?? { status: 'failed' as const, says: refusal ?? ours, answer: null };
  await job.write(null, async (ctx) => {
    if (await issues.claimMessage(ctx, message.id)) await issues.markMessage(ctx, message.id, end);
  });
}

async function refusalOf({ job, mail }: Run, { member_id, address }: MessageRow): Promise<Label | undefined> {
  if (address === '') return noAddress;
  if (member_id === null) return mail.allowed_domains.includes(domainOf(address)) ? undefined : domainGone;
  const [member] = await job.read(null, (ctx) =>
    ctx.session.query<{ status: string }>({
      text: 'select status from organisation_member where workspace_id = $1 and id = $2',
      values: [ctx.workspace.id, member_id],
    }),
  );
  return member?.status === 'active' ? undefined : left;
}

/** The message with its file; a refusal of the rights is told to whoever subscribed, in words. */
async function prepare(run: Run, message: MessageRow): Promise<Awaited<ReturnType<typeof buildMail>> | MessageEnd> {
  const { job, mail, subscription, files } = run;
  try {
    const token = await unsubscribeToken(job.maintain, job.workspaceId, message.receiver_id);
    return await buildMail({ job, mail, subscription, files, message, token });
  } catch (error) {
    if (error instanceof AppError) return { status: 'failed', says: error.label, answer: null };
    return { status: message.attempts + 1 >= mostAttempts ? 'failed' : 'waiting', says: ours, answer: null };
  }
}

/** Ends the due time, or has the queue come back to it; who subscribed hears of what did not leave. */
async function finish(job: JobContext, issue: IssueRow, subscription: SubscriptionRow): Promise<void> {
  const { open, failed } = await job.write(null, async (ctx) => {
    const count = await issues.countMessages(ctx, issue.id);
    if (count.open > 0) return count;
    await issues.markIssue(ctx, issue.id, 'done');
    if (count.failed > 0)
      await notify(ctx, {
        kind: 'delivery.failed',
        to: [subscription.member_id],
        isForActor: true,
        link: `/subscriptions?log=${subscription.id}`,
        key: issue.id,
        facts: { name: subscription.name, count: count.failed },
      });
    return count;
  });
  if (open > 0)
    throw new AppError(
      'unavailable',
      'delivery.waiting',
      { zh: `${open} 封还没有发出，稍后自动再试。`, en: `${open} messages have not left yet; they are tried again.` },
      { open, failed },
    );
}

/** Takes care of what was lost on the way, as after a restored backup: plans what is not planned, and sends what is long due. */
export const watchDeliveriesJob: JobDefinition = {
  id: 'delivery.watch',
  schedule: '37 * * * *',
  run: (job) =>
    job.write(null, async (ctx) => {
      const { unplanned, stuck } = await issues.listForgotten(ctx, new Date(ctx.now.getTime() - 2 * 3_600_000));
      for (const id of unplanned) {
        const subscription = await lockSubscription(ctx, id);
        if (subscription) await planNext(ctx, subscription);
      }
      for (const issueId of stuck) await enqueueJob(ctx, 'delivery.send', { issueId });
    }),
};
