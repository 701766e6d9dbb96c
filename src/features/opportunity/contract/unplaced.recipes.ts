import type { Label } from '#platform/contract/label.ts';
import type { FileRecipe } from '#engine/contract/import/file-recipe.ts';
import { hubspot, salesforce, superstore, zoho } from '#features/account/contract/import-vendors.ts';

const withoutObject = (zh: string, en: string): Label => ({
  zh: `还没有“${zh}”这种对象，这些行没有导入。可在“对象与字段”中新建它，再把文件改为导入到它。`,
  en: `There is no object for ${en} yet, so these rows were not imported. Create one under Objects and fields, then import the file as it.`,
});
const withoutParent = (zh: string, en: string): Label => ({
  zh: `明细行没有写明属于哪张${zh}（只有价格手册编号），无法挂到任何记录上。`,
  en: `The line does not say which ${en} it belongs to (only a price book), so it cannot be attached to any record.`,
});

/** What records of such a file are called, and why nothing holds them yet. */
const named = (zh: string, en: string, plural: string): Pick<FileRecipe, 'why' | 'proposes'> => ({
  why: withoutObject(zh, plural),
  proposes: { label: { zh, en: capital(en) }, labelPlural: { zh, en: capital(plural) } },
});
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const file = (
  vendor: Label,
  id: string,
  fileNames: readonly string[],
  headers: readonly string[],
  { why, proposes }: Pick<FileRecipe, 'why' | 'proposes'>,
): FileRecipe => ({
  id,
  vendor,
  fileNames,
  headers,
  object: null,
  ...(why && { why }),
  ...(proposes && { proposes }),
  columns: {},
});

/** Files of other systems whose rows nothing here holds yet; they are counted and listed with the reason. */
export const unplacedRecipes: readonly FileRecipe[] = [
  file(zoho, 'zoho.leads', ['Leads'], ['LEADID', 'Lead Status', 'Company'], named('线索', 'lead', 'leads')),
  file(zoho, 'zoho.campaigns', ['Campaigns'], ['CAMPAIGNID', 'Campaign Name'], named('市场活动', 'campaign', 'campaigns')),
  file(
    zoho,
    'zoho.campaign_leads',
    ['Campaign_Lead_Status'],
    ['Campaign Name', 'Lead Last Name', 'Is Lead Active?'],
    named('活动线索', 'campaign lead', 'campaign leads'),
  ),
  file(zoho, 'zoho.cases', ['Cases'], ['Case Owner', 'Case Origin', 'Status'], named('工单', 'case', 'cases')),
  file(zoho, 'zoho.quotes', ['Quotes'], ['QUOTEID', 'Quote Stage'], named('报价', 'quote', 'quotes')),
  file(zoho, 'zoho.sales_orders', ['Sales_Orders'], ['SALESORDERID', 'Sales Order Owner'], named('销售订单', 'sales order', 'sales orders')),
  file(zoho, 'zoho.invoices', ['Invoices'], ['INVOICEID', 'Invoice Number'], named('发票', 'invoice', 'invoices')),
  file(zoho, 'zoho.price_books', ['Price_Books'], ['BOOKID', 'Price Book Name'], named('价格手册', 'price book', 'price books')),
  file(zoho, 'zoho.line_items', ['Invoice_Line_Items', 'Sales_Order_Line_Items'], ['INVENTORYRELID', 'Net Total', 'BOOKID'], {
    why: withoutParent('订单或发票', 'order or invoice'),
  }),
  file(salesforce, 'salesforce.cases', ['Cases', 'Case'], ['External_Id__c', 'Subject', 'Priority', 'Origin'], named('工单', 'case', 'cases')),
  file(
    salesforce,
    'salesforce.campaigns',
    ['Campaigns', 'Campaign'],
    ['External_Id__c', 'StartDate', 'IsActive'],
    named('市场活动', 'campaign', 'campaigns'),
  ),
  file(
    salesforce,
    'salesforce.campaign_members',
    ['CampaignMembers', 'CampaignMember'],
    ['External_Id__c', 'Campaign:External_Id__c', 'HasResponded'],
    named('活动成员', 'campaign member', 'campaign members'),
  ),
  file(hubspot, 'hubspot.tickets', ['all-tickets', 'tickets'], ['Record ID', 'Ticket name'], named('工单', 'ticket', 'tickets')),
  file(superstore, 'superstore_zh.returns', ['退货'], ['订单 ID', '退回'], named('退货', 'return', 'returns')),
];
