import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { registerSubscriptions } from '#engine/web/export/subscription-address.ts';
import { mailSetting } from '../contract/delivery.settings.ts';
import { passwordMailMessages } from '../contract/password-mail.messages.ts';
import { subscriptionPageTitles } from '../contract/subscription-titles.ts';

registerSubscriptions((request) => `/subscriptions?list=${encodeURIComponent(JSON.stringify(request))}`);

/** Pages about what is sent to people. */
export const deliveryPages = definePages({
  id: 'delivery',
  pages: [
    {
      path: '/subscriptions',
      title: subscriptionPageTitles.subscriptions,
      menu: { group: 'insight', order: 20 },
      component: latePart(() => import('./subscriptions-page.tsx').then((module) => ({ default: module.SubscriptionsPage }))),
    },
    {
      path: '/unsubscribe',
      title: subscriptionPageTitles.unsubscribe,
      frame: 'bare',
      component: latePart(() => import('./unsubscribe-page.tsx').then((module) => ({ default: module.UnsubscribePage }))),
    },
    {
      path: '/forgot-password',
      title: passwordMailMessages['forgot.title'],
      frame: 'bare',
      component: latePart(() => import('./forgot-password-page.tsx').then((module) => ({ default: module.ForgotPasswordPage }))),
    },
    {
      path: '/settings/mail',
      title: subscriptionPageTitles.mail,
      menu: { group: 'settings', order: 80, icon: 'mail', permission: 'workspace.manage' },
      settings: mailSetting,
      component: latePart(() => import('./mail-page.tsx').then((module) => ({ default: module.MailPage }))),
    },
  ],
});
