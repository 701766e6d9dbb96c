import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { searchRoute } from '#engine/contract/search/search.routes.ts';
import { useNamesOf } from '#engine/web/fields/pickers.tsx';
import { findWebObject } from '#engine/web/objects/object-registry.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { followUpLinks } from '../contract/follow-up-links.ts';

type Links = Readonly<Record<string, string>>;

interface ComposerLinksProps {
  readonly links: Links;
  /** Tried to save without any. */
  readonly isNeeded: boolean;
  readonly onChange: (links: Record<string, string>) => void;
}

/** What the follow-up belongs to, several records at once; opens to add and to remove. */
export function ComposerLinks({ links, isNeeded, onChange }: ComposerLinksProps) {
  const c = useMessages(composerMessages);
  const named = useNamedLinks(links);
  const isEmpty = named.length === 0;
  return (
    <Popover
      label={c('composer.to')}
      placement="bottom-end"
      trigger={({ ref, ...trigger }) => (
        <button type="button" ref={ref} {...trigger} className={classNames('composer-links', isEmpty && isNeeded && 'needed')}>
          <span className="muted nowrap">{c('composer.to')}</span>
          <span className={classNames('clip', isEmpty ? (isNeeded ? 'bad' : 'accent') : 'ink')} role={isNeeded ? 'alert' : undefined}>
            {isEmpty ? c(isNeeded ? 'composer.to_needed' : 'composer.to_nobody') : named.map((link) => link.name).join(' · ')}
          </span>
          <Icon name="chevron-down" size={12} />
        </button>
      )}
    >
      {() => <LinkPicker links={links} named={named} onChange={onChange} />}
    </Popover>
  );
}

/** The names of the records it belongs to, in one line. */
export function LinkNames({ links }: { readonly links: Links }) {
  const named = useNamedLinks(links);
  return <span className="muted clip">{named.map((link) => link.name).join(' · ')}</span>;
}

interface NamedLink {
  readonly field: string;
  readonly id: string;
  readonly name: string;
}

function useNamedLinks(links: Links): readonly NamedLink[] {
  const [account, opportunity, contact] = followUpLinks;
  const found = [
    useNamesOf({ object: account }, idsOf(links, account)),
    useNamesOf({ object: opportunity }, idsOf(links, opportunity)),
    useNamesOf({ object: contact }, idsOf(links, contact)),
  ];
  return followUpLinks.flatMap((field, at) => {
    const id = links[field];
    return id === undefined ? [] : [{ field, id, name: found[at]?.[0]?.name ?? '…' }];
  });
}

function idsOf(links: Links, field: string): readonly string[] {
  const id = links[field];
  return id === undefined ? [] : [id];
}

interface LinkPickerProps {
  readonly links: Links;
  readonly named: readonly NamedLink[];
  readonly onChange: (links: Record<string, string>) => void;
}

function LinkPicker({ links, named, onChange }: LinkPickerProps) {
  const c = useMessages(composerMessages);
  const [text, setText] = useState('');
  const query = text.trim();
  const found = useRoute(searchRoute, { q: query, objects: followUpLinks.join(','), limit: 5 }, { enabled: query !== '', keepPrevious: true });
  const hits = query === '' ? [] : (found.data?.hits ?? []);
  const add = (field: string, id: string) => {
    // The customer of a deal or contact follows from it; one named for something else before would contradict it.
    const kept = Object.entries(links).filter(([name]) => field === 'contact' || name === 'contact' || named.length === 0);
    onChange({ ...Object.fromEntries(kept), [field]: id });
    setText('');
  };
  return (
    <div className="composer-picker" ref={(box) => box?.querySelector('input')?.focus()}>
      {named.map((link) => (
        <div key={link.field} className="row g2 composer-picked">
          <Icon name={findWebObject(link.field)?.icon ?? 'link'} size={14} className="muted" />
          <span className="spread clip ink">{link.name}</span>
          <IconButton
            icon="close"
            size="small"
            label={c('composer.to_remove', { name: link.name })}
            onClick={() => onChange(Object.fromEntries(Object.entries(links).filter(([field]) => field !== link.field)))}
          />
        </div>
      ))}
      <TextInput icon="search" value={text} onChange={setText} placeholder={c('composer.to_search')} aria-label={c('composer.to_search')} />
      <div role="listbox" aria-label={c('composer.to')}>
        {hits.map((hit) => (
          <button
            key={hit.id}
            type="button"
            role="option"
            aria-selected={links[hit.object] === hit.id}
            className="k-menu-item"
            onClick={() => add(hit.object, hit.id)}
          >
            <Icon name={findWebObject(hit.object)?.icon ?? 'link'} size={14} />
            <span className="spread clip">{hit.name}</span>
          </button>
        ))}
      </div>
      {query !== '' && found.data && hits.length === 0 && <p className="muted t12">{c('composer.to_none')}</p>}
    </div>
  );
}
