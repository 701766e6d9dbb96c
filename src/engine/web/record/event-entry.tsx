import { useState } from 'react';
import { z } from 'zod';
import type { Label } from '#platform/contract/label.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import type { TimelineEntry as ShownEntry } from '#platform/web/kit/timeline.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { ReadableValue, TimelineEntry } from '#engine/contract/records/timeline.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useEventWord } from './event-words.ts';

const Principal = z.object({ zh: z.string(), en: z.string() });
const FileFact = z.object({ file: z.string(), name: z.string() });
const shownAtFirst = 3;
const longestValue = 80;

type Change = TimelineEntry['changes'][number];

/** Events of a record as entries of its timeline, in words: who did what, from which value to which. */
export function useEventEntry(web: WebObject): (entry: TimelineEntry) => ShownEntry {
  const t = useMessages(recordMessages);
  const d = useMessages(discussionMessages);
  const label = useLabel();
  const door = useDoorWord();
  const eventWord = useEventWord();
  const fields = useFields(web);
  return (entry) => {
    const isCreation = entry.kind.endsWith('created');
    const isMove = entry.kind.includes('stage');
    const changes = isCreation ? [] : shownChanges(entry, fields, isMove);
    const verb =
      eventWord(entry.kind) ??
      (isCreation ? t('records.event_created') : entry.kind.endsWith('deleted') ? t('records.event_deleted') : t('records.event_updated'));
    const more = aboutOf(entry, fields, label);
    const through = door(entry.door);
    return {
      id: entry.id,
      at: entry.at,
      icon: iconOf(entry, changes, fields, web),
      title: (
        <>
          <b>{entry.actor?.name ?? t('records.system')}</b> {changes.length === 0 && verb} <ChangeWords changes={changes} fields={fields} />
          {through !== undefined && <span className="muted t12"> · {d('timeline.through', { door: through })}</span>}
        </>
      ),
      ...(more !== '' && { text: more }),
    };
  };
}

/** Each changed field with its value before and after; beyond a few on demand. */
function ChangeWords({ changes, fields }: { readonly changes: readonly Change[]; readonly fields: Readonly<Record<string, Field>> }) {
  const t = useMessages(recordMessages);
  const d = useMessages(discussionMessages);
  const label = useLabel();
  const [isOpen, setIsOpen] = useState(false);
  const text = (field: string, value: ReadableValue): string => {
    const known = fields[field];
    const option = known?.kind === 'choice' ? known.options.find((each) => each.value === value.value) : undefined;
    const words = label(option?.label ?? value.text) || t('records.empty');
    return words.length > longestValue ? `${words.slice(0, longestValue)}…` : words;
  };
  const shown = isOpen ? changes : changes.slice(0, shownAtFirst);
  const rest = changes.length - shown.length;
  return (
    <>
      {shown.map((change) => (
        <span key={change.field} className="records-change" title={`${label(change.before.text)} → ${label(change.after.text)}`}>
          {label(change.label)} <span className="muted">{text(change.field, change.before)}</span> → <b>{text(change.field, change.after)}</b>
        </span>
      ))}
      {rest > 0 && (
        <>
          {' '}
          <button type="button" className="link t12" onClick={() => setIsOpen(true)}>
            {d('timeline.more_changes', { count: rest })}
          </button>
        </>
      )}
    </>
  );
}

/** The entrance, where it was not a person before a page. */
function useDoorWord(): (door: string) => string | undefined {
  const label = useLabel();
  return (door) => {
    const found = door === 'page' ? undefined : Object.entries(auditMessages).find(([key]) => key === `audit.door.${door}`);
    return found && label(found[1]);
  };
}

/** Whom something was shared with, which field was looked at, which file came, or the reason somebody gave. */
function aboutOf({ facts }: TimelineEntry, fields: Readonly<Record<string, Field>>, label: (words: Label) => string): string {
  const who = Principal.safeParse(facts?.['principal_name']);
  if (who.success) return label(who.data);
  const file = FileFact.safeParse(facts);
  if (file.success) return file.data.name;
  const field = fields[String(facts?.['field'])];
  return field ? label(field.label) : typeof facts?.['reason'] === 'string' ? facts['reason'] : '';
}

function iconOf(entry: TimelineEntry, changes: readonly Change[], fields: Readonly<Record<string, Field>>, web: WebObject): IconName {
  if (entry.kind.startsWith('comment.')) return 'chat';
  if (entry.kind.startsWith('file.')) return 'file';
  if (entry.kind.startsWith('access.')) return 'key';
  if (entry.kind.includes('stage')) return 'swap';
  if (entry.kind.endsWith('created')) return web.icon;
  return changes.some((change) => fields[change.field]?.kind === 'money') ? 'money' : 'pencil';
}

/** What people changed; moments the program keeps for itself are left out, and of a move only the move is told. */
function shownChanges(entry: TimelineEntry, fields: Readonly<Record<string, Field>>, isMove: boolean): readonly Change[] {
  const told = entry.changes.filter((change) => fields[change.field]?.readOnly !== true);
  return isMove ? told.filter((change) => fields[change.field]?.kind === 'choice') : told;
}
