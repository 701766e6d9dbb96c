import type { Label } from '#platform/contract/label.ts';

/** Why a message was not taken. */
export interface MailRefusal {
  /** In words, with what to do. */
  readonly says: Label;
  /** What the server or the connection said itself. */
  readonly answer: string;
  /** Whether the same message may be taken later without anybody doing anything. */
  readonly isPassing: boolean;
}

const words: Readonly<Record<string, { readonly says: Label; readonly isPassing: boolean }>> = {
  EPRIVATE: {
    says: {
      zh: '这个地址属于内部网络；由运维用 SLOOP_WEBHOOK_ALLOW 允许后才能使用。',
      en: 'The address belongs to a private network; the operator must allow it first (SLOOP_WEBHOOK_ALLOW).',
    },
    isPassing: false,
  },
  EAUTH: {
    says: {
      zh: '用户名或密码不对，或邮箱要求使用“授权码”而不是登录密码。',
      en: 'User name or password is wrong, or the mailbox wants an app password instead of the usual one.',
    },
    isPassing: false,
  },
  ENOAUTH: { says: { zh: '邮件服务器要求用户名和密码。', en: 'The mail server asks for a user name and password.' }, isPassing: false },
  EDNS: { says: { zh: '找不到这台服务器，请检查地址。', en: 'There is no such server; check its name.' }, isPassing: true },
  ETLS: {
    says: {
      zh: '加密连接没有建立。请检查端口与加密方式（465 用 TLS，587 用 STARTTLS）和证书。',
      en: 'No encrypted connection came about. Check port and encryption (465 is TLS, 587 is STARTTLS) and the certificate.',
    },
    isPassing: false,
  },
  ECONNECTION: {
    says: { zh: '连不上邮件服务器，请检查地址和端口。', en: 'The mail server cannot be reached; check its name and port.' },
    isPassing: true,
  },
  ETIMEDOUT: {
    says: { zh: '邮件服务器没有按时回答，请检查地址和端口。', en: 'The mail server did not answer in time; check its name and port.' },
    isPassing: true,
  },
  EENVELOPE: {
    says: { zh: '邮件服务器不接受发件人或收件人地址。', en: 'The mail server refuses the sender’s or receiver’s address.' },
    isPassing: false,
  },
  EMESSAGE: { says: { zh: '邮件服务器不接受这封邮件。', en: 'The mail server refuses this message.' }, isPassing: false },
};

const alike: Readonly<Record<string, string>> = {
  ESOCKET: 'ECONNECTION',
  ECONNREFUSED: 'ECONNECTION',
  ECONNRESET: 'ECONNECTION',
  EHOSTUNREACH: 'ECONNECTION',
  ENOTFOUND: 'EDNS',
  EAI_AGAIN: 'EDNS',
  EPROTOCOL: 'ECONNECTION',
};

const unknown = { says: { zh: '邮件没有发出。', en: 'The message was not sent.' }, isPassing: true };

/** Reads an error of sending: what it means, what was answered, and whether waiting helps. */
export function explainMailError(error: unknown): MailRefusal {
  const code = textAt(error, 'code');
  const said = textAt(error, 'response') || (error instanceof Error ? error.message : String(error));
  const isTls = /certificate|self.signed|ssl|tls|wrong version number/i.test(said);
  const found = words[isTls && code !== 'EAUTH' ? 'ETLS' : (alike[code] ?? code)] ?? unknown;
  const status = Number(typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : Number.NaN);
  // 4xx asks for patience, 5xx is final (RFC 5321).
  const isPassing = status >= 400 && status < 500 ? true : status >= 500 ? false : found.isPassing;
  return { says: found.says, answer: said.slice(0, 500), isPassing };
}

function textAt(error: unknown, key: 'code' | 'response'): string {
  if (typeof error !== 'object' || error === null || !(key in error)) return '';
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}
