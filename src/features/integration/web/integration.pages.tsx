import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { integrationMessages } from '../contract/integration.messages.ts';
import { useDisabledCount } from './use-webhooks.ts';
import { apiSetting, webhookSetting } from '../contract/integration.settings.ts';

/** Pages about how other systems connect. */
export const integrationPages = definePages({
  id: 'integration',
  pages: [
    {
      path: '/settings/webhooks',
      title: integrationMessages['integration.webhooks'],
      menu: { group: 'settings', order: 82, icon: 'link', permission: 'workspace.manage', useCount: useDisabledCount },
      settings: webhookSetting,
      component: latePart(() => import('./webhooks-page.tsx').then((module) => ({ default: module.WebhooksPage }))),
    },
    {
      path: '/settings/webhooks/$id',
      title: integrationMessages['integration.webhooks'],
      component: latePart(() => import('./webhook-page.tsx').then((module) => ({ default: module.WebhookPage }))),
    },
    {
      path: '/settings/api',
      title: integrationMessages['integration.api'],
      menu: { group: 'settings', order: 84, icon: 'globe', permission: 'api_key.create' },
      settings: apiSetting,
      component: latePart(() => import('./api-page.tsx').then((module) => ({ default: module.ApiPage }))),
    },
  ],
});
