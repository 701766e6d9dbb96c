import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { accountMessages } from '../contract/account.messages.ts';
import './account-web.ts';

/** Pages of accounts. */
export const accountPages = definePages({
  id: 'account',
  pages: [
    {
      path: '/accounts',
      title: accountMessages['account.list'],
      menu: { group: 'run', order: 10, icon: 'building', goKey: 'a' },
      component: latePart(() => import('./account-pages.tsx').then((module) => ({ default: module.AccountListPage }))),
    },
    {
      path: '/accounts/$id',
      title: accountMessages['account.record'],
      component: latePart(() => import('./account-pages.tsx').then((module) => ({ default: module.AccountPage }))),
    },
  ],
});
