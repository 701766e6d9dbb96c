import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Token = z.object({ token: z.string().min(1).max(100) });

export const getPasswordResetRoute = defineRoute({
  id: 'organisation.get_password_reset',
  method: 'GET',
  path: '/api/password-resets/:token',
  kind: 'read',
  access: 'public',
  summary: { zh: '查看重设密码的链接', en: 'See a link to choose a new password' },
  params: Token,
  output: z.object({ email: z.string(), expiresAt: z.string() }),
});

export const resetPasswordRoute = defineRoute({
  id: 'organisation.reset_password',
  method: 'POST',
  path: '/api/password-resets/:token',
  kind: 'write',
  access: 'public',
  summary: { zh: '用一次性链接重设密码；所有设备退出登录', en: 'Choose a new password with a one-time link; every device is signed out' },
  params: Token,
  body: z.object({ password: z.string().max(400) }),
  output: z.object({ email: z.string() }),
});
