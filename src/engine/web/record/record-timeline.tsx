import { z } from 'zod';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Timeline } from '#platform/web/kit/timeline.tsx';
import type { TimelineEntry as ShownEntry } from '#platform/web/kit/timeline.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { ReadableValue, TimelineEntry } from '#engine/contract/records/timeline.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { routesOf, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useEventWord } from './event-words.ts';
import { useChildActivities } from './timeline-activities.tsx';

/** What happened to a record, with the follow-ups on it, newest first. */
export function RecordTimeline({ web, id, limit = 30 }: { readonly web: WebObject; readonly id: string; readonly limit?: number }) {
  const t = useMessages(recordMessages);
  const route = routesOf(web.object).timeline;
  const events = useInfiniteQuery({
    queryKey: [route.id, 'pages', id, limit],
    queryFn: ({ pageParam, signal }) => callRoute(route, { id, limit, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: nothingYet,
    getNextPageParam: (page) => page.nextCursor,
  });
  const activities = useChildActivities(web, id, limit);
  const toEntry = useEventEntry(web);
  if (!events.data) return <PageState of={events} />;
  const shown = events.data.pages.flatMap((page) => page.entries).filter((entry) => !isActivityEcho(entry, activities.isKnown));
  const oldest = events.hasNextPage ? (shown.at(-1)?.at ?? '') : '';
  const all = [...shown.map(toEntry), ...activities.entries.filter((entry) => entry.at >= oldest)].sort((left, right) =>
    right.at.localeCompare(left.at),
  );
  if (all.length === 0) return <p className="muted">{t('records.no_timeline')}</p>;
  return (
    <>
      <Timeline entries={all} />
      {events.hasNextPage && (
        <Button kind="link" isBusy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {t('records.more')}
        </Button>
      )}
    </>
  );
}

const nothingYet: string | null = null;
const Principal = z.object({ zh: z.string(), en: z.string() });

/** The activity itself tells more than the event of its being written. */
function isActivityEcho(entry: TimelineEntry, isKnown: boolean): boolean {
  return isKnown && entry.kind.startsWith('activity.');
}

function useEventEntry(web: WebObject): (entry: TimelineEntry) => ShownEntry {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const eventWord = useEventWord();
  const fields = useFields(web);
  const text = (field: string, value: ReadableValue): string => {
    const known = fields[field];
    const option = known?.kind === 'choice' ? known.options.find((each) => each.value === value.value) : undefined;
    return label(option?.label ?? value.text) || t('records.empty');
  };
  /** Whom something was shared with, which field was looked at, or the reason somebody gave. */
  const about = ({ facts }: TimelineEntry): string => {
    const who = Principal.safeParse(facts?.['principal_name']);
    if (who.success) return label(who.data);
    const field = fields[String(facts?.['field'])];
    return field ? label(field.label) : typeof facts?.['reason'] === 'string' ? facts['reason'] : '';
  };
  return (entry) => {
    const isCreation = entry.kind.endsWith('created');
    const isMove = entry.kind.includes('stage');
    const changes = isCreation ? [] : shownChanges(entry, fields, isMove);
    const verb =
      eventWord(entry.kind) ??
      (isCreation ? t('records.event_created') : entry.kind.endsWith('deleted') ? t('records.event_deleted') : t('records.event_updated'));
    const more = about(entry);
    return {
      id: entry.id,
      at: entry.at,
      icon: isMove ? 'swap' : isCreation ? web.icon : changes.some((change) => fields[change.field]?.kind === 'money') ? 'money' : 'pencil',
      title: (
        <>
          <b>{entry.actor?.name ?? t('records.system')}</b> {changes.length === 0 && verb}
          {changes.map((change) => (
            <span key={change.field} className="records-change">
              {label(change.label)} <span className="muted">{text(change.field, change.before)}</span> → <b>{text(change.field, change.after)}</b>
            </span>
          ))}
        </>
      ),
      ...(more !== '' && { text: more }),
    };
  };
}

/** What people changed; moments the program keeps for itself are left out, and of a move only the move is told. */
function shownChanges(entry: TimelineEntry, fields: Readonly<Record<string, Field>>, isMove: boolean): TimelineEntry['changes'] {
  const told = entry.changes.filter((change) => fields[change.field]?.readOnly !== true);
  return (isMove ? told.filter((change) => fields[change.field]?.kind === 'choice') : told).slice(0, 4);
}
