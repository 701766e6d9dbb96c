import { lazy } from 'react';
import { currencyMessages } from '#engine/contract/currency/currency.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';

/** What other currencies are worth. */
export const currencyPages = definePages({
  id: 'currency',
  pages: [
    {
      path: '/settings/exchange-rates',
      title: currencyMessages['currency.title'],
      menu: { group: 'settings', order: 6, icon: 'money', permission: 'workspace.manage' },
      component: lazy(() => import('./rates-page.tsx').then((module) => ({ default: module.RatesPage }))),
    },
  ],
});
