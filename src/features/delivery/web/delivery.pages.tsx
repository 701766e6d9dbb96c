import { lazy } from 'react';
import { definePages } from '#platform/web/page-registry.ts';
import { deliveryMessages } from '../contract/delivery.messages.ts';
import { mailSetting } from '../contract/delivery.settings.ts';

/** Pages about what is sent to people. */
export const deliveryPages = definePages({
  id: 'delivery',
  pages: [
    {
      path: '/settings/mail',
      title: deliveryMessages['delivery.mail'],
      menu: { group: 'settings', order: 80, icon: 'link', permission: 'workspace.manage' },
      settings: mailSetting,
      component: lazy(() => import('./mail-page.tsx').then((module) => ({ default: module.MailPage }))),
    },
  ],
});
