import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { contactMessages } from '../contract/contact.messages.ts';
import './contact-web.ts';

/** Pages of contacts. */
export const contactPages = definePages({
  id: 'contact',
  pages: [
    {
      path: '/contacts',
      title: contactMessages['contact.list'],
      menu: { group: 'run', order: 20, icon: 'users', goKey: 'c' },
      component: latePart(() => import('./contact-pages.tsx').then((module) => ({ default: module.ContactListPage }))),
    },
    {
      path: '/contacts/$id',
      title: contactMessages['contact.record'],
      component: latePart(() => import('./contact-pages.tsx').then((module) => ({ default: module.ContactPage }))),
    },
  ],
});
