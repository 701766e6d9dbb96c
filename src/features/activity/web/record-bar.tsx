import { useRoute } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { PanelProps } from '#platform/web/page-registry.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { findWebObject, routesOf, useFields } from '#engine/web/objects/object-registry.ts';
import type { WebObject } from '#engine/web/objects/object-registry.ts';
import { buyingRoles, contact } from '#features/contact/contract/contact.objects.ts';
import { opportunity } from '#features/opportunity/contract/opportunity.objects.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { openQuickLog } from './quick-log.ts';

/** The phone's bar of a record one is in touch about: call, check in, log a follow-up. */
export function RecordFollowUpBar({ object, recordId }: PanelProps) {
  const c = useMessages(composerMessages);
  const web = findWebObject(object);
  const links = { [object]: recordId };
  return (
    <>
      {object === opportunity.id ? <CallSomebody recordId={recordId} /> : web && <CallLink web={web} recordId={recordId} />}
      <IconButton icon="pin" label={c('composer.visit_check_in')} onClick={() => openQuickLog({ links, type: 'visit' })} />
      <Button kind="primary" onClick={() => openQuickLog({ links })}>
        {c('composer.log')}
      </Button>
    </>
  );
}

/** Its first number; nothing where the record has none or hides it. */
function CallLink({ web, recordId }: { readonly web: WebObject; readonly recordId: string }) {
  const record = useRoute(routesOf(web.object).get, { id: recordId });
  const number = numberOf(useFields(web), record.data);
  return number === undefined ? null : <CallButton number={number} />;
}

/** Of the people at a deal's customer, who decides it and can be called; the phone has room for one. */
function CallSomebody({ recordId }: { readonly recordId: string }) {
  const people = findWebObject(contact.id);
  const deal = useRoute(routesOf(opportunity).get, { id: recordId });
  const account = deal.data?.['account'];
  const fields = people?.object.fields ?? contact.fields;
  const phones = Object.entries(fields).flatMap(([name, field]) => (field.kind === 'phone' ? [name] : []));
  const found = useRoute(
    routesOf(contact).query,
    { filter: { field: 'account', op: 'eq', value: String(account) }, columns: ['name', 'buying_role', ...phones], limit: 50 },
    { enabled: typeof account === 'string' && phones.length > 0 },
  );
  const roles = buyingRoles.map((role) => role.value);
  const rankOf = (row: RecordRow) => (roles.includes(String(row['buying_role'])) ? roles.indexOf(String(row['buying_role'])) : roles.length);
  const callable = (found.data?.rows ?? []).filter((row) => numberOf(fields, row) !== undefined);
  const [first] = callable.toSorted((left, right) => rankOf(left) - rankOf(right));
  const number = numberOf(fields, first);
  return number === undefined ? null : <CallButton number={number} name={String(first?.['name'] ?? '')} />;
}

/** The first number that can be called; one that is hidden cannot. */
function numberOf(fields: Readonly<Record<string, Field>>, row: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const numbers = Object.entries(fields).flatMap(([name, field]) => (field.kind === 'phone' ? [row?.[name]] : []));
  return numbers.find((value): value is string => typeof value === 'string' && /^\+?[\d -]{5,}$/.test(value));
}

function CallButton({ number, name }: { readonly number: string; readonly name?: string }) {
  const c = useMessages(composerMessages);
  const label = c('composer.call', { number: name === undefined ? number : `${name} ${number}` });
  return (
    <a className="k-icon-button" href={`tel:${number.replaceAll(/[ -]/g, '')}`} title={label} aria-label={label}>
      <Icon name="phone" />
    </a>
  );
}
