import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import type { DemoPerson } from './demo-app.ts';

/** A page of the product, as it is looked at: its name, its address, and who looks when it is not the administrator. */
export interface AppPage {
  readonly name: string;
  readonly path: string;
  readonly as?: DemoPerson | 'nobody';
  /** What is other each time: a free port in an address. */
  readonly mask?: string;
}

const settings = [
  'workspace', 'members', 'roles', 'api-keys', 'account', 'messages', 'objects', 'objects/opportunity', 'exchange-rates', 'audit', 'sharing',
  'private-fields', 'explain-access', 'see-as', 'webhooks', 'api', 'mail',
]; // prettier-ignore
/** A free port, and who signed in when. */
const masks: Readonly<Record<string, string>> = {
  api: 'code, pre',
  mail: 'input[inputmode=url]',
  audit: '.k-table, .audit-more, .audit-phone',
  account: '.account-session',
};
const designParts = ['parts', 'record', 'table', 'board', 'forms', 'fields', 'charts'];

/** Every page of the product in the demo company. */
export async function listAppPages(request: APIRequestContext): Promise<AppPage[]> {
  const one = async (plural: string, data: object) => {
    const answer = await (await request.post(`/api/${plural}/query`, { data: { ...data, limit: 1 } })).json();
    return z.object({ rows: z.array(z.looseObject({ id: z.string() })).min(1) }).parse(answer).rows[0];
  };
  const deal = await one('opportunities', { expression: "outcome == 'open' && stage == 'solution'", sort: [{ field: 'name' }] });
  const plain = (path: string): AppPage => ({ name: path.slice(1).replaceAll(/\W+/g, '-'), path });
  return [
    { name: 'today-company', path: '/' },
    { name: 'today-operations', path: '/', as: 'operations' },
    { name: 'today-team', path: '/', as: 'manager' },
    { name: 'today-mine', path: '/', as: 'representative' },
    ...['table', 'board', 'calendar', 'chart'].map((layout) => ({ name: `opportunities-${layout}`, path: `/opportunities?layout=${layout}` })),
    { name: 'opportunity', path: `/opportunities/${deal?.id}` },
    plain('/accounts'),
    { name: 'account', path: `/accounts/${String(deal?.['account'])}` },
    ...[
      '/contacts',
      '/products',
      '/activities',
      '/segments',
      '/imports',
      '/imports/new',
      '/duplicates',
      '/dashboard',
      '/dashboards',
      '/subscriptions',
      '/bulk-changes',
    ].map(plain),
    ...['representative', 'manager', 'operations', 'owner'].map((role) => ({ name: `dashboard-${role}`, path: `/dashboards/ready:${role}` })),
    ...['/messages', '/approvals', '/targets', '/process', '/inspections', '/inspection-templates', '/corrective-actions'].map(plain),
    ...['/evaluation', '/metrics', '/deleted', '/guide', '/updates', '/settings'].map(plain),
    ...settings.map((page) => ({ ...plain(`/settings/${page}`), ...(masks[page] && { mask: masks[page] }) })),
    ...['sign-in', 'forgot-password'].map((name): AppPage => ({ name, path: `/${name}`, as: 'nobody' })),
    ...designParts.map((part) => ({ name: `design-${part}`, path: `/design?part=${part}` })),
  ];
}
