import { currencyMessages } from '#engine/contract/currency/currency.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';
import { latePart } from '#platform/web/late-part.tsx';
import { rateSetting } from '#engine/contract/currency/currency.settings.ts';

/** What other currencies are worth. */
export const currencyPages = definePages({
  id: 'currency',
  pages: [
    {
      path: '/settings/exchange-rates',
      title: currencyMessages['currency.title'],
      menu: { group: 'settings', order: 6, icon: 'money', permission: 'workspace.manage' },
      settings: rateSetting,
      component: latePart(() => import('./rates-page.tsx').then((module) => ({ default: module.RatesPage }))),
    },
  ],
});
