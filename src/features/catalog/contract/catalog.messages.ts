import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the product pages. */
export const catalogMessages = defineMessages({
  'catalog.list': { zh: '产品', en: 'Products' },
  'catalog.record': { zh: '产品', en: 'Product' },
  'catalog.teaching': {
    zh: '产品是你卖什么。商机选了产品，报价和分析才对得上。',
    en: 'Products are what you sell. A deal with a product can be quoted and analysed.',
  },
});
