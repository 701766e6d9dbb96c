import type { Label } from '#platform/contract/label.ts';
import type { FileRecipe } from '#engine/contract/import/file-recipe.ts';
import { salesforce, superstore, zoho } from '#features/account/contract/import-vendors.ts';

const withoutObject = (zh: string, en: string): Label => ({
  zh: `还没有“${zh}”这种对象，这些行没有导入。可在“对象与字段”中新建它，再把文件改为导入到它。`,
  en: `There is no object for ${en} yet, so these rows were not imported. Create one under Objects and fields, then import the file as it.`,
});
const withoutParent = (zh: string, en: string): Label => ({
  zh: `明细行没有写明属于哪张${zh}（只有价格手册编号），无法挂到任何记录上。`,
  en: `The line does not say which ${en} it belongs to (only a price book), so it cannot be attached to any record.`,
});

const file = (vendor: Label, id: string, fileNames: readonly string[], headers: readonly string[], why: Label): FileRecipe => ({
  id,
  vendor,
  fileNames,
  headers,
  object: null,
  why,
  columns: {},
});

/** Files of other systems whose rows nothing here holds yet; they are counted and listed with the reason. */
export const unplacedRecipes: readonly FileRecipe[] = [
  file(zoho, 'zoho.leads', ['Leads'], ['LEADID', 'Lead Status', 'Company'], withoutObject('线索', 'leads')),
  file(zoho, 'zoho.campaigns', ['Campaigns'], ['CAMPAIGNID', 'Campaign Name'], withoutObject('市场活动', 'campaigns')),
  file(
    zoho,
    'zoho.campaign_leads',
    ['Campaign_Lead_Status'],
    ['Campaign Name', 'Lead Last Name', 'Is Lead Active?'],
    withoutObject('活动线索', 'leads of campaigns'),
  ),
  file(zoho, 'zoho.cases', ['Cases'], ['Case Owner', 'Case Origin', 'Status'], withoutObject('工单', 'cases')),
  file(zoho, 'zoho.quotes', ['Quotes'], ['QUOTEID', 'Quote Stage'], withoutObject('报价', 'quotes')),
  file(zoho, 'zoho.sales_orders', ['Sales_Orders'], ['SALESORDERID', 'Sales Order Owner'], withoutObject('销售订单', 'sales orders')),
  file(zoho, 'zoho.invoices', ['Invoices'], ['INVOICEID', 'Invoice Number'], withoutObject('发票', 'invoices')),
  file(zoho, 'zoho.price_books', ['Price_Books'], ['BOOKID', 'Price Book Name'], withoutObject('价格手册', 'price books')),
  file(
    zoho,
    'zoho.line_items',
    ['Invoice_Line_Items', 'Sales_Order_Line_Items'],
    ['INVENTORYRELID', 'Net Total', 'BOOKID'],
    withoutParent('订单或发票', 'order or invoice'),
  ),
  file(salesforce, 'salesforce.cases', ['Cases', 'Case'], ['External_Id__c', 'Subject', 'Priority', 'Origin'], withoutObject('工单', 'cases')),
  file(
    salesforce,
    'salesforce.campaigns',
    ['Campaigns', 'Campaign'],
    ['External_Id__c', 'StartDate', 'IsActive'],
    withoutObject('市场活动', 'campaigns'),
  ),
  file(
    salesforce,
    'salesforce.campaign_members',
    ['CampaignMembers', 'CampaignMember'],
    ['External_Id__c', 'Campaign:External_Id__c', 'HasResponded'],
    withoutObject('活动成员', 'campaign members'),
  ),
  file(superstore, 'superstore_zh.returns', ['退货'], ['订单 ID', '退回'], withoutObject('退货', 'returns')),
];
