import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { catalogMessages } from '../contract/catalog.messages.ts';
import './product-web.ts';

/** Pages of products. */
export const catalogPages = definePages({
  id: 'catalog',
  pages: [
    {
      path: '/products',
      title: catalogMessages['catalog.list'],
      menu: { group: 'run', order: 40, icon: 'package', goKey: 'p' },
      component: latePart(() => import('./product-pages.tsx').then((module) => ({ default: module.ProductListPage }))),
    },
    {
      path: '/products/$id',
      title: catalogMessages['catalog.record'],
      component: latePart(() => import('./product-pages.tsx').then((module) => ({ default: module.ProductPage }))),
    },
  ],
});
