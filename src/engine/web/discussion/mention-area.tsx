import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { TextArea } from '#platform/web/kit/inputs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import { findPeopleRoute } from '#engine/contract/discussion/discussion.routes.ts';
import { type Mention, putMention, typedMention } from './mention-text.ts';
import './discussion.css';

interface MentionAreaProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onMention: (person: Mention) => void;
  /** Ctrl-Enter or ⌘-Enter. */
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/** A text in which @ offers colleagues by name, pinyin or initials: arrows move, Enter or Tab chooses, Esc closes. */
export function MentionArea({ value, onChange, onMention, onSubmit, onCancel }: MentionAreaProps) {
  const t = useMessages(discussionMessages);
  const area = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const nextCaret = useRef<number>(undefined);
  const found = useRoute(findPeopleRoute, { search: typed ?? '' }, { enabled: typed !== undefined, keepPrevious: true, staleTimeMs: 60_000 });
  const people = typed === undefined ? [] : (found.data?.people ?? []);
  useEffect(() => {
    if (nextCaret.current === undefined) return;
    area.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  }, [value]);
  const look = () => {
    const next = typedMention(area.current?.value ?? '', area.current?.selectionStart ?? 0);
    if (next !== typed) setActive(0);
    setTyped(next);
  };
  const choose = (person: Mention) => {
    const put = putMention(value, area.current?.selectionStart ?? value.length, typed ?? '', person.name);
    nextCaret.current = put.caret;
    onChange(put.text);
    onMention(person);
    setTyped(undefined);
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const person = people[active];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
    else if (event.key === 'Escape' && typed === undefined) onCancel();
    else if (event.key === 'Escape') setTyped(undefined);
    else if (person && step !== 0) setActive((active + step + people.length) % people.length);
    else if (person && (event.key === 'Enter' || event.key === 'Tab')) choose(person);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = typed !== undefined && found.data !== undefined;
  return (
    <div className="mention">
      <TextArea
        ref={area}
        rows={2}
        value={value}
        onChange={onChange}
        onKeyUp={look}
        onClick={look}
        onInput={look}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(undefined)}
        placeholder={t('discussion.comment_hint')}
        aria-label={t('discussion.comment_hint')}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen && people.length > 0}
        aria-controls={isOpen && people.length > 0 ? list : undefined}
        aria-activedescendant={people[active] && `${list}-${active}`}
      />
      {isOpen && people.length === 0 && (
        <div role="status" className="mention-list k-floating muted">
          {t('discussion.nobody')}
        </div>
      )}
      {isOpen && people.length > 0 && (
        <ul id={list} role="listbox" aria-label={t('discussion.people')} className="mention-list k-floating">
          {people.map((person, at) => (
            <li
              key={person.id}
              id={`${list}-${at}`}
              role="option"
              aria-selected={at === active}
              className={classNames(at === active && 'on')}
              // The text must keep the focus while the mouse chooses.
              onPointerDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
              onPointerEnter={() => setActive(at)}
            >
              <Avatar name={person.name} withName />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
