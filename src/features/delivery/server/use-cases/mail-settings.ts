import { conflict, invalid } from '#platform/contract/errors.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { sendMail } from '#platform/server/mail/send-mail.ts';
import type { Context } from '#engine/server/context.ts';
import type { RawAnswer, RawCall } from '#engine/server/feature.ts';
import { deliveryMessages } from '../../contract/delivery.messages.ts';
import type { MailAnswer, saveMailSettingsRoute, testMailRoute } from '../../contract/mail.routes.ts';
import { requireMailManager } from '../delivery.policy.ts';
import { openMailServer, sealMailSecret, viewMail } from '../mail-server.ts';
import { findMail, type MailRow, saveMail } from '../mail.queries.ts';

type Input = RouteInput<typeof saveMailSettingsRoute>;

/** How mail is sent, for those who keep it. */
export async function getMailSettings(ctx: Context) {
  requireMailManager(ctx.actor);
  const row = await findMail(ctx.session, ctx.workspace.id);
  return { settings: row ? viewMail(row) : null };
}

/** Keeps how mail is sent; the secret is encrypted before it reaches the database. */
export async function saveMailSettings(call: RawCall, input: Input): Promise<RawAnswer> {
  requireMailManager(call.caller.actor);
  const workspaceId = call.caller.workspace.id;
  const sealed = typeof input.secret === 'string' ? await sealMailSecret(call.app.database.system, workspaceId, input.secret) : null;
  const saved = await call.write(async (ctx) => {
    const before = await findMail(ctx.session, workspaceId);
    const row = rowOf(input, sealed, before);
    await saveMail(ctx.session, workspaceId, row, { memberId: ctx.actor.memberId, at: ctx.now });
    const { secret: _, ...facts } = input;
    ctx.emit({ kind: 'delivery.mail_changed', object: 'delivery_mail', recordId: workspaceId, facts: { ...facts, hasNewSecret: sealed !== null } });
    return row;
  });
  return answer({ settings: viewMail(saved) });
}

function rowOf(input: Input, sealed: Buffer | null, before: MailRow | undefined): MailRow {
  const { host, port, security, user, sender_name, sender_address, public_url, allowed_domains } = input;
  const isKept = input.secret === undefined && user !== null;
  const kept = isKept ? (before?.secret ?? null) : null;
  // A secret goes to nobody but the server it was given for.
  if (kept && (before?.host !== host || before.username !== user || (before.security !== 'none' && security === 'none')))
    throw invalid([
      {
        field: 'secret',
        code: 'delivery.secret_again',
        message: { zh: '服务器、用户或加密方式变了，请重新输入密码。', en: 'Server, user or encryption changed: give the password again.' },
      },
    ]);
  const url = public_url.replace(/\/+$/, '');
  return { host, port, security, username: user, secret: sealed ?? kept, sender_name, sender_address, public_url: url, allowed_domains };
}

/** Sends a test message now and shows what the server answered. */
export async function testMail(call: RawCall, { to }: RouteInput<typeof testMailRoute>): Promise<RawAnswer> {
  requireMailManager(call.caller.actor);
  const { workspace, locale } = call.caller;
  const { row, id } = await call.read(async (ctx) => ({ row: await findMail(ctx.session, workspace.id), id: ctx.newId() }));
  if (!row) throw conflict('delivery.no_mail', { zh: '请先保存发信设置。', en: 'Save how mail is sent first.' });
  // No connection to the database is held while the mail server takes its time.
  const outcome = await sendMail(await openMailServer(call.app.database.system, workspace.id, row), {
    id,
    from: { name: row.sender_name, address: row.sender_address },
    to,
    subject: formatMessage(deliveryMessages['delivery.test_subject'], locale, { workspace: workspace.name }),
    text: formatMessage(deliveryMessages['delivery.test_body'], locale, { workspace: workspace.name, url: row.public_url }),
  });
  const sent: MailAnswer['says'] = { zh: `邮件服务器已收下，请到 ${to} 查看。`, en: `The mail server took it; look at ${to}.` };
  const told: MailAnswer = { isSent: outcome.isSent, says: outcome.isSent ? sent : outcome.says, answer: outcome.answer };
  await call.write(async (ctx) =>
    ctx.emit({
      kind: 'delivery.mail_tested',
      object: 'delivery_mail',
      recordId: workspace.id,
      facts: { to, isSent: told.isSent, answer: told.answer },
    }),
  );
  return answer(told);
}

function answer(body: object): RawAnswer {
  return { contentType: 'application/json', body: JSON.stringify(body) };
}
