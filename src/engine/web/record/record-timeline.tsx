import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { Timeline } from '#platform/web/kit/timeline.tsx';
import type { TimelineEntry as ShownEntry } from '#platform/web/kit/timeline.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import { countTimelineRoute } from '#engine/contract/discussion/discussion.routes.ts';
import type { TimelineEntry } from '#engine/contract/records/timeline.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { CommentActions, CommentBody } from '../discussion/comment-entry.tsx';
import type { CommentTask } from '../discussion/comment-entry.tsx';
import type { WebObject } from '../objects/object-registry.ts';
import { useEventEntry } from './event-entry.tsx';
import { useActivityEntry } from './timeline-activities.tsx';
import { type TimelineKind, useTimeline } from './use-timeline.ts';

interface RecordTimelineProps {
  readonly web: WebObject;
  readonly id: string;
  readonly limit?: number;
  /** Follow-ups there are, for the chip of that kind. */
  readonly activityCount?: number | undefined;
  /** Beside a list there is no room for choosing kinds. */
  readonly isShort?: boolean;
}

/** What happened to a record, what was said and done on it, newest first; by kind, day after day, as far back as one scrolls. */
export function RecordTimeline({ web, id, limit = 30, activityCount, isShort = false }: RecordTimelineProps) {
  const t = useMessages(recordMessages);
  const d = useMessages(discussionMessages);
  const [kind, setKind] = useState<TimelineKind>('all');
  const timeline = useTimeline(web, id, kind, limit);
  const toEvent = useEntry(web);
  const toActivity = useActivityEntry(timeline.child);
  const entries = [...timeline.entries.flatMap(toEvent), ...timeline.activities.map(toActivity)].toSorted((left, right) =>
    right.at.localeCompare(left.at),
  );
  return (
    <>
      {!isShort && <KindChoice web={web} id={id} kind={kind} onChange={setKind} activityCount={activityCount} />}
      {!timeline.first.data ? (
        <PageState of={timeline.first} />
      ) : entries.length === 0 ? (
        <p className="muted">{kind === 'all' ? t('records.no_timeline') : d('timeline.none_of_kind')}</p>
      ) : (
        <Timeline entries={entries} hasDays={!isShort} />
      )}
      {timeline.hasMore && <More isBusy={timeline.isLoadingMore} onMore={timeline.loadMore} isAutomatic={!isShort} />}
    </>
  );
}

interface KindChoiceProps extends Pick<RecordTimelineProps, 'web' | 'id' | 'activityCount'> {
  readonly kind: TimelineKind;
  readonly onChange: (kind: TimelineKind) => void;
}

function KindChoice({ web, id, kind, onChange, activityCount }: KindChoiceProps) {
  const d = useMessages(discussionMessages);
  const counts = useRoute(countTimelineRoute, { object: web.object.id, id }, { keepPrevious: true });
  const hasActivities = web.object.children?.['activities'] !== undefined;
  const kinds: readonly { readonly id: TimelineKind; readonly label: string; readonly count?: number | undefined }[] = [
    { id: 'all', label: d('timeline.all') },
    ...(hasActivities ? [{ id: 'activities' as const, label: d('timeline.activities'), count: activityCount }] : []),
    { id: 'comments', label: d('timeline.comments'), count: counts.data?.comments },
    { id: 'changes', label: d('timeline.changes'), count: counts.data?.changes },
    { id: 'files', label: d('timeline.files'), count: counts.data?.files },
  ];
  return (
    <div className="timeline-kinds">
      <Segmented label={d('timeline.kinds')} tabs={kinds} active={kind} onChange={onChange} />
    </div>
  );
}

/** Older entries, fetched when the end comes into sight. */
function More({ isBusy, onMore, isAutomatic }: { readonly isBusy: boolean; readonly onMore: () => void; readonly isAutomatic: boolean }) {
  const t = useMessages(recordMessages);
  const end = useRef<HTMLDivElement>(null);
  const come = useEffectEvent(() => !isBusy && onMore());
  useEffect(() => {
    if (!end.current || !isAutomatic) return undefined;
    const watch = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && come(), { rootMargin: '400px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [isBusy, isAutomatic]);
  return (
    <div ref={end}>
      <Button kind="link" isBusy={isBusy} onClick={onMore}>
        {t('records.more')}
      </Button>
    </div>
  );
}

/** What was done to a comment afterwards shows in the comment itself. */
const echoes = new Set(['comment.edited', 'comment.deleted', 'comment.became']);

function useEntry(web: WebObject): (entry: TimelineEntry) => ShownEntry[] {
  const d = useMessages(discussionMessages);
  const toEvent = useEventEntry(web);
  const [task, setTask] = useState<{ readonly id: string; readonly what: CommentTask | undefined }>();
  return (entry) => {
    const { comment } = entry;
    if (echoes.has(entry.kind)) return [];
    if (!comment) return [toEvent(entry)];
    const onTask = (what: CommentTask | undefined) => setTask({ id: comment.id, what });
    return [
      {
        id: entry.id,
        at: entry.at,
        icon: 'chat',
        title: (
          <>
            <b>{comment.author.name}</b> {d(comment.isDeleted ? 'discussion.deleted' : 'discussion.commented')}
          </>
        ),
        ...(!comment.isDeleted && {
          text: <CommentBody comment={comment} task={task?.id === comment.id ? task.what : undefined} onTask={onTask} />,
          actions: <CommentActions comment={comment} onTask={onTask} />,
        }),
      },
    ];
  };
}
