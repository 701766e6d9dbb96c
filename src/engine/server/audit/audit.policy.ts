import { forbidden } from '#platform/contract/errors.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';

/** Throws unless the person may read what everybody did. */
export function requireAudit(ctx: Context): void {
  if (has(ctx.actor, 'audit.see')) return;
  throw forbidden('audit.forbidden', {
    zh: '你没有查看审计日志的权限，请联系管理员。',
    en: 'You may not see the audit log; ask your administrator.',
  });
}

/** Throws unless the person may decide how long the log is kept. */
export function requireAuditSetting(ctx: Context): void {
  if (has(ctx.actor, 'workspace.manage')) return;
  throw forbidden('audit.setting_forbidden', {
    zh: '只有管理员可以决定审计日志保留多久。',
    en: 'Only administrators decide how long the audit log is kept.',
  });
}
