import { createContext, use } from 'react';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import type { PersonThere } from '#engine/contract/live/presence.ts';
import type { Field } from '#engine/contract/objects/fields.ts';

const mostShown = 4;
const nobody: readonly PersonThere[] = [];

/** Who else is before the record a page shows. */
export const PeopleThere = createContext<readonly PersonThere[]>(nobody);

/** The others before a record as discs; each says what they are doing. */
export function PresenceAvatars({ people, fields }: { readonly people: readonly PersonThere[]; readonly fields: Readonly<Record<string, Field>> }) {
  const t = useMessages(discussionMessages);
  const label = useLabel();
  if (people.length === 0) return null;
  const words = (person: PersonThere): string => {
    const field = person.field === null ? undefined : fields[person.field];
    return field ? t('presence.changes', { name: person.name, field: label(field.label) }) : t('presence.looks', { name: person.name });
  };
  return (
    <span className="presence" role="group" aria-label={t('presence.others')}>
      {people.slice(0, mostShown).map((person) => (
        <span key={person.id} className="presence-one" data-busy={person.field !== null || undefined} title={words(person)}>
          <Avatar name={person.name} />
          <span className="sr-only">{words(person)}</span>
        </span>
      ))}
      {people.length > mostShown && <span className="muted t12">+{people.length - mostShown}</span>}
    </span>
  );
}

/** A quiet warning in an editor while somebody else changes the same field. */
export function AlsoEditing({ name }: { readonly name: string }) {
  const t = useMessages(discussionMessages);
  const others = use(PeopleThere).filter((person) => person.field === name);
  if (others.length === 0) return null;
  return (
    <span className="presence-warning t12" role="status">
      <Icon name="users" size={14} /> {t('presence.same_field', { names: others.map((person) => person.name).join('、') })}
    </span>
  );
}
