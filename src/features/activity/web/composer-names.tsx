import { useMemo, useState } from 'react';
import { ApiError, callRoute, useRoute } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { nameOfRecord } from '#engine/web/objects/read-value.ts';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { contact } from '#features/contact/contract/contact.objects.ts';
import { opportunity } from '#features/opportunity/contract/opportunity.objects.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { findNames } from '../contract/find-names.ts';
import type { FoundName } from '../contract/find-names.ts';
import { FootLink } from './composer-parts.tsx';

type Links = Readonly<Record<string, string>>;

/** The people the text speaks of, and the customer they are at. */
export interface FoundNames {
  readonly account: string | undefined;
  readonly found: readonly FoundName[];
  /** Those that could be linked or made a contact now. */
  readonly offers: readonly FoundName[];
}

/** Finds the names in a text among the contacts of the customer it is about. */
export function useFoundNames(text: string, links: Links): FoundNames {
  const account = useAccountOf(links);
  const people = useRoute(
    routesOf(contact).query,
    { filter: { field: 'account', op: 'eq', value: account ?? '' }, columns: ['name'], limit: 200 },
    { enabled: account !== undefined, staleTimeMs: 60_000 },
  );
  const rows = people.data?.rows;
  return useMemo(() => {
    const known = (rows ?? []).map((row) => ({ id: row.id, name: nameOfRecord(row, 'name') }));
    const found = account === undefined || rows === undefined ? [] : findNames(text, known);
    const offers = found.filter((name) => (name.contactId === undefined ? true : links['contact'] === undefined));
    return { account, found, offers };
  }, [text, rows, account, links]);
}

/** The customer: named, or that of the deal or the contact. */
function useAccountOf(links: Links): string | undefined {
  const { account, opportunity: deal, contact: person } = links;
  const ofDeal = useRoute(routesOf(opportunity).get, { id: deal ?? '' }, { enabled: account === undefined && deal !== undefined });
  const ofPerson = useRoute(
    routesOf(contact).get,
    { id: person ?? '' },
    { enabled: account === undefined && deal === undefined && person !== undefined },
  );
  const found = ofDeal.data?.['account'] ?? ofPerson.data?.['account'];
  return account ?? (typeof found === 'string' ? found : undefined);
}

interface NameOffersProps {
  readonly names: FoundNames;
  readonly links: Links;
  readonly onLink: (contactId: string) => void;
  /** The button that was pressed is gone; writing goes on. */
  readonly onDone: () => void;
}

/** One click links the recognised person, or makes them a contact of the customer. */
export function NameOffers({ names, links, onLink, onDone }: NameOffersProps) {
  const c = useMessages(composerMessages);
  const refresh = useRefreshObject();
  const [isBusy, setIsBusy] = useState(false);
  const create = async (name: FoundName) => {
    setIsBusy(true);
    try {
      const made = await callRoute(routesOf(contact).create, {
        name: name.text,
        ...(names.account !== undefined && { account: names.account }),
        ...(name.title !== undefined && !name.text.endsWith(name.title) && { title: name.title }),
        ...(name.decides && { buying_role: 'decision_maker' }),
      });
      await refresh('contact');
      showToast({ text: c('composer.contact_made', { name: name.text }), tone: 'good' });
      if (links['contact'] === undefined) onLink(made.id);
      onDone();
    } catch (error) {
      showToast({ text: error instanceof ApiError ? error.detail : '', tone: 'bad' });
    } finally {
      setIsBusy(false);
    }
  };
  return names.offers.slice(0, 2).map((name) => {
    const id = name.contactId;
    return id === undefined ? (
      <FootLink key={name.text} isBusy={isBusy} onClick={() => void create(name)}>
        {c(name.decides ? 'composer.create_decider' : 'composer.create_contact', { name: name.text })}
      </FootLink>
    ) : (
      <FootLink
        key={name.text}
        onClick={() => {
          onLink(id);
          onDone();
        }}
      >
        {c('composer.link_contact', { name: name.text })}
      </FootLink>
    );
  });
}
