import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import type { ListView } from '#engine/contract/objects/object.ts';

const columns = ['name', 'code', 'family', 'unit_price', 'unit', 'active'];

const views: readonly ListView[] = [
  { id: 'active', label: { zh: '在售产品', en: 'On sale' }, filter: 'active == true', sort: [{ field: 'name' }], columns },
  { id: 'all', label: { zh: '全部产品', en: 'All products' }, sort: [{ field: 'name' }], columns },
];

/** Something we sell. Everyone in the workspace may see it. */
export const product = defineObject({
  id: 'product',
  plural: 'products',
  label: { zh: '产品', en: 'Product' },
  labelPlural: { zh: '产品', en: 'Products' },
  nameField: 'name',
  writes: 'generic',
  search: {},
  fields: {
    name: field.text({
      label: { zh: '产品名称', en: 'Product name' },
      required: true,
      maxLength: 200,
      aliases: ['产品', '品名', '商品', '商品名称', '名称', 'product', 'item', 'name'],
    }),
    code: field.text({
      label: { zh: '产品编码', en: 'Product code' },
      maxLength: 80,
      unique: true,
      aliases: ['编码', '编号', '型号', '货号', '料号', '产品编号', 'code', 'sku', 'product id', 'productcode', 'part number'],
    }),
    family: field.text({
      label: { zh: '产品系列', en: 'Product family' },
      maxLength: 120,
      aliases: ['系列', '产品线', '类别', '分类', '产品类别', 'series', 'category', 'product category', 'product line'],
    }),
    unit_price: field.money({
      label: { zh: '标准单价', en: 'List price' },
      min: '0',
      aliases: ['单价', '价格', '售价', '标价', '目录价', 'price', 'unit price', 'unitprice', 'sales_price', 'standard price'],
    }),
    unit: field.text({ label: { zh: '单位', en: 'Unit' }, maxLength: 20, aliases: ['计量单位', 'uom', 'usage unit'] }),
    tax_rate: field.percent({ label: { zh: '税率', en: 'Tax rate' }, min: '0', max: '100', aliases: ['增值税率', 'vat', 'tax'] }),
    active: field.boolean({
      label: { zh: '在售', en: 'On sale' },
      initial: true,
      aliases: ['是否启用', '启用', '上架', 'active', 'isactive', 'product active'],
    }),
    description: field.longText({ label: { zh: '说明', en: 'Description' }, aliases: ['描述', '备注', '规格', 'notes', 'remark'] }),
  },
  children: {
    opportunities: { object: 'opportunity', field: 'product', label: { zh: '商机', en: 'Opportunities' } },
  },
  views,
  layout: [
    { label: { zh: '产品信息', en: 'Product' }, fields: ['name', 'code', 'family', 'active'] },
    { label: { zh: '价格', en: 'Price' }, fields: ['unit_price', 'unit', 'tax_rate'] },
    { label: { zh: '说明', en: 'Description' }, fields: ['description'] },
  ],
});
