import { useInfiniteQuery } from '@tanstack/react-query';
import { callRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Timeline } from '#platform/web/kit/timeline.tsx';
import type { TimelineEntry as ShownEntry } from '#platform/web/kit/timeline.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { TimelineEntry } from '#engine/contract/records/timeline.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { findWebObject, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
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
  const all = [...shown.map(toEntry), ...activities.entries.filter((entry) => entry.at >= oldest)].sort((left, right) => right.at.localeCompare(left.at));
  if (all.length === 0) return <p className="muted">{t('records.no_timeline')}</p>;
  return (
    <>
      <Timeline entries={all} />
      {events.hasNextPage && <Button kind="link" isBusy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>{t('records.more')}</Button>}
    </>
  );
}

const nothingYet: string | null = null;

/** The activity itself tells more than the event of its being written. */
function isActivityEcho(entry: TimelineEntry, isKnown: boolean): boolean {
  return isKnown && entry.kind.startsWith('activity.');
}

function useEventEntry(web: WebObject): (entry: TimelineEntry) => ShownEntry {
  const t = useMessages(recordMessages);
  const label = useLabel();
  return (entry) => {
    const verb = entry.kind.endsWith('created') ? t('records.event_created') : entry.kind.endsWith('deleted') ? t('records.event_deleted') : t('records.event_updated');
    const isCreation = entry.kind.endsWith('created');
    const changes = isCreation ? [] : entry.changes.slice(0, 4);
    const isMove = entry.kind.includes('stage');
    const reason = entry.facts?.['reason'];
    return {
      id: entry.id,
      at: entry.at,
      icon: isMove ? 'swap' : isCreation ? (findWebObject(web.object.id)?.icon ?? 'plus') : 'pencil',
      title: (
        <>
          <b>{entry.actor?.name ?? t('records.system')}</b> {changes.length === 0 && verb}
          {changes.map((change, at) => (
            <span key={change.field}>
              {at > 0 && '，'}{label(change.label)} <span className="muted">{label(change.before.text) || t('records.empty')}</span> → <b>{label(change.after.text) || t('records.empty')}</b>{' '}
            </span>
          ))}
        </>
      ),
      ...(typeof reason === 'string' && { text: reason }),
    };
  };
}
