import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

export const getPasswordMailRoute = defineRoute({
  id: 'delivery.get_password_mail',
  method: 'GET',
  path: '/api/password-mails',
  kind: 'read',
  access: 'public',
  summary: { zh: '能否用邮件重设密码', en: 'Whether a link to choose a new password can be sent by e-mail' },
  output: z.object({ isOffered: z.boolean() }),
});

export const askPasswordMailRoute = defineRoute({
  id: 'delivery.ask_password_mail',
  method: 'POST',
  path: '/api/password-mails',
  kind: 'write',
  access: 'public',
  summary: {
    zh: '请求把重设密码的链接发到邮箱；无论邮箱是否存在，回答都一样',
    en: 'Ask for a link to choose a new password by e-mail; the answer is the same whether the address exists or not',
  },
  body: z.object({ email: z.email().max(320) }),
  output: z.object({ isTaken: z.literal(true) }),
});
