import type { FileRecipe } from '#engine/contract/import/file-recipe.ts';

/** The products among Chinese order lines, once each. */
export const orderLineProducts: FileRecipe = {
  id: 'superstore_zh.products',
  vendor: { zh: '中文订单表', en: 'Chinese order lines' },
  fileNames: ['订单'],
  headers: ['订单 ID', '产品 ID', '产品名称'],
  object: 'product',
  columns: { '产品 ID': 'external_id', 产品名称: 'name', 子类别: 'family', 类别: null, 折扣: null, 数量: null },
  distinctBy: '产品 ID',
};

/** Products as other systems export them. */
export const productRecipes: readonly FileRecipe[] = [
  {
    id: 'zoho.products',
    vendor: { zh: 'Zoho CRM', en: 'Zoho CRM' },
    fileNames: ['Products'],
    headers: ['PRODUCTID', 'Product Name'],
    object: 'product',
    columns: {
      PRODUCTID: 'external_id',
      'Product Name': 'name',
      'Product Code': 'code',
      'Product Active': 'active',
      'Product Category': 'family',
      'Unit Price': 'unit_price',
      Taxable: null,
      Cost: null,
      'Product Owner': null,
    },
    templates: { description: '{Product Manufacturer}' },
  },
  orderLineProducts,
];
