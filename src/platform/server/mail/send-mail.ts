import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { allowedNetworks } from '../outgoing/allowed-networks.ts';
import { isAllowedAddress } from '../outgoing/private-addresses.ts';
import { explainMailError, type MailRefusal } from './mail-refusal.ts';

/** How the connection to a mail server is kept private: from the start, after greeting, or not at all. */
export type MailSecurity = 'tls' | 'starttls' | 'none';

/** The server that takes our mail. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly user: string | null;
  readonly secret: string | null;
}

/** A file sent along. */
export interface MailAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** One message to one person. */
export interface Mail {
  /** Stays the same when it is sent again, so that servers and readers can tell. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly MailAttachment[];
  /** A page where the receiver ends them. */
  readonly unsubscribeUrl?: string;
}

/** What became of a message. */
export type MailOutcome = { readonly isSent: true; readonly answer: string } | ({ readonly isSent: false } & MailRefusal);

const timeoutMs = 20_000;

/** Hands a message to the mail server and says what it answered; never throws. */
export async function sendMail(server: MailServer, mail: Mail): Promise<MailOutcome> {
  try {
    const address = await resolveAllowed(server.host);
    const transport = createTransport({
      host: address,
      port: server.port,
      secure: server.security === 'tls',
      requireTLS: server.security === 'starttls',
      ignoreTLS: server.security === 'none',
      // The certificate is that of the name, though we connect to the address that was checked.
      tls: isIP(server.host) === 0 ? { servername: server.host } : {},
      ...(server.user !== null && { auth: { user: server.user, pass: server.secret ?? '' } }),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: 3 * timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const sent = await transport.sendMail(messageOf(mail)).finally(() => transport.close());
    return { isSent: true, answer: sent.response.slice(0, 500) };
  } catch (error) {
    return { isSent: false, ...explainMailError(error) };
  }
}

function messageOf(mail: Mail) {
  return {
    messageId: `<${mail.id}@${mail.from.address.split('@')[1] ?? 'localhost'}>`,
    from: mail.from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html !== undefined && { html: mail.html }),
    attachments: (mail.attachments ?? []).map(({ name, contentType, bytes }) => ({ filename: name, contentType, content: Buffer.from(bytes) })),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribeUrl !== undefined && {
        'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
        // One click ends it without a page (RFC 8058), which programs do over https only.
        ...(mail.unsubscribeUrl.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      }),
    },
  };
}

/** The network address behind a name, if the operator lets us go there; looked up once, so that nothing else is connected to. */
async function resolveAllowed(host: string): Promise<string> {
  const addresses = isIP(host) === 0 ? (await lookup(host, { all: true })).map((each) => each.address) : [host];
  const refused = addresses.find((address) => !isAllowedAddress(address, allowedNetworks()));
  if (refused !== undefined) throw Object.assign(new Error(`${refused} is an address of a private network.`), { code: 'EPRIVATE' });
  return addresses[0] ?? host;
}
