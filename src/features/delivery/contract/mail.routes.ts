import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/)
  .meta({ examples: ['example.com'] });
const Host = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[A-Za-z0-9.:_-]+$/);

/** How the connection is kept private. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;

const Values = z.object({
  host: Host,
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** Null: the server takes mail without signing in. */
  user: z.string().trim().min(1).max(255).nullable(),
  sender_name: z.string().trim().min(1).max(80),
  sender_address: z.email().max(254),
  /** Where links in messages lead: the address people open Sloop at. */
  public_url: z.url({ protocol: /^https?$/ }).max(300),
  /** Domains outside that members may send to. */
  allowed_domains: z.array(Domain).max(100),
});

/** How mail leaves; never the secret itself. */
export const MailSettings = Values.extend({
  /** `environment`: the operator gives it (SLOOP_MAIL_SECRET). */
  secret_from: z.enum(['stored', 'environment', 'none']),
});
export type MailSettings = z.infer<typeof MailSettings>;

export const getMailSettingsRoute = defineRoute({
  id: 'delivery.mail',
  method: 'GET',
  path: '/api/mail-settings',
  kind: 'read',
  keyScope: 'administer',
  summary: { zh: '发信设置（不含密码）', en: 'How mail is sent, without the secret' },
  output: z.object({ settings: MailSettings.nullable() }),
});

export const saveMailSettingsRoute = defineRoute({
  id: 'delivery.save_mail',
  method: 'PUT',
  path: '/api/mail-settings',
  kind: 'write',
  keyScope: 'administer',
  raw: true,
  summary: { zh: '保存发信设置；密码加密保存', en: 'Save how mail is sent; the secret is encrypted' },
  body: Values.extend({
    /** Absent: the one that is kept stays. Null: none. */
    secret: z.string().min(1).max(1000).nullable().optional(),
  }),
  output: z.object({ settings: MailSettings }),
});

/** What the mail server said to a test. */
export const MailAnswer = z.object({
  isSent: z.boolean(),
  /** What it means and what to do. */
  says: Label,
  /** In the server's own words. */
  answer: z.string(),
});
export type MailAnswer = z.infer<typeof MailAnswer>;

export const testMailRoute = defineRoute({
  id: 'delivery.test_mail',
  method: 'POST',
  path: '/api/mail-settings/test',
  kind: 'write',
  keyScope: 'administer',
  raw: true,
  summary: { zh: '发一封测试邮件，显示服务器的回答', en: 'Send a test message and tell what the server answered' },
  body: z.object({ to: z.email().max(254) }),
  output: MailAnswer,
});
