import type { FileRecipe } from '#engine/contract/import/file-recipe.ts';

/** People as other systems export them, and regional managers of Chinese tables. */
export const teamRecipes: readonly FileRecipe[] = [
  {
    id: 'zoho.users',
    vendor: { zh: 'Zoho CRM', en: 'Zoho CRM' },
    fileNames: ['Users'],
    headers: ['USER_ID', 'Last Name', 'Email'],
    object: 'team',
    columns: { USER_ID: 'external_id', 'First Name': null, 'Last Name': null, Email: null },
    templates: { agent: '{First Name} {Last Name}' },
  },
  {
    id: 'superstore_zh.managers',
    vendor: { zh: '中文订单表', en: 'Chinese order lines' },
    fileNames: ['销售人员'],
    headers: ['地区', '地区经理'],
    object: 'team',
    columns: { 地区: 'department', 地区经理: 'agent' },
  },
];
