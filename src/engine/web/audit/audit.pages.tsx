import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';
import { latePart } from '#platform/web/late-part.tsx';
import { auditSetting } from '#engine/contract/audit/audit.settings.ts';

/** Who did what, and the proof that nobody changed the account of it. */
export const auditPages = definePages({
  id: 'audit',
  pages: [
    {
      path: '/settings/audit',
      title: auditMessages['audit.title'],
      menu: { group: 'settings', order: 70, icon: 'stamp', permission: 'audit.see' },
      settings: auditSetting,
      component: latePart(() => import('./audit-page.tsx').then((module) => ({ default: module.AuditPage }))),
    },
  ],
});
