import type { Label } from '#platform/contract/label.ts';

const same = (name: string): Label => ({ zh: name, en: name });

/** Zoho CRM, whose exports are read as they are. */
export const zoho = same('Zoho CRM');
/** Salesforce, by its API names. */
export const salesforce = same('Salesforce');
/** HubSpot, by the headers of its exports. */
export const hubspot = same('HubSpot');
/** Tables of order lines with Chinese headers. */
export const superstore: Label = { zh: '中文订单表', en: 'Chinese order lines' };
