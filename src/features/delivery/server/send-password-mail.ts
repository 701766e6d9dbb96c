import { AppError } from '#platform/contract/errors.ts';
import type { Locale } from '#platform/contract/label.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import { createResetLink } from '#platform/server/auth/password-reset.ts';
import { sendMail } from '#platform/server/mail/send-mail.ts';
import type { JobDefinition } from '#engine/server/feature.ts';
import { resetPath } from '#features/organisation/server/public.ts';
import { passwordMailMessages } from '../contract/password-mail.messages.ts';
import { openMailServer } from './mail-server.ts';
import { findMail } from './mail.queries.ts';
import { worksInOne } from './works-in-one.ts';

/** Sends somebody a link to choose a new password. The link is made here, so that no queue and no backup ever holds it. */
export const sendPasswordMailJob: JobDefinition = {
  id: 'delivery.password_mail',
  run: async (job, input) => {
    const userId = String(input['userId']);
    const { mail, now } = await job.read(null, async (ctx) => ({ mail: await findMail(ctx.session, ctx.workspace.id), now: ctx.now }));
    const [receiver] = await job.maintain((session) =>
      session.query<{ email: string; locale: Locale }>({
        text: `select u.email, m.locale from auth.user u join organisation_member m on m.user_id = u.id and m.status = 'active'
          where u.id = $1 and m.workspace_id = $2 and m.id = $3 and ${worksInOne('m')}`,
        values: [userId, job.workspaceId, String(input['memberId'])],
      }),
    );
    if (!mail || !receiver) return;
    const { email, locale } = receiver;
    const { token } = await createResetLink((work) => job.maintain(work), userId, now);
    const outcome = await sendMail(await openMailServer(job.maintain, job.workspaceId, mail), {
      id: job.jobId,
      from: { name: mail.sender_name, address: mail.sender_address },
      to: email,
      subject: formatMessage(passwordMailMessages['forgot.subject'], locale, {}),
      text: formatMessage(passwordMailMessages['forgot.body'], locale, { email, link: `${mail.public_url}${resetPath(token)}` }),
    });
    if (!outcome.isSent) throw new AppError(outcome.isPassing ? 'unavailable' : 'invalid', 'delivery.password_mail', outcome.says);
  },
};
