import { addDays, dayOf, endOfDay } from '#platform/contract/format/format-date.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { useReading } from '#platform/web/reading.ts';
import { useRefreshTimeline } from '#engine/web/discussion/use-comments.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { todoFromCommentRoute } from '../contract/activity.routes.ts';

/** Beside a comment: a to-do of it for the record's owner, due tomorrow; `recordId` is the comment's. */
export function CommentTodo({ object, recordId }: PanelProps) {
  const t = useMessages(activityMessages);
  const { now, timeZone } = useReading();
  const refreshTimeline = useRefreshTimeline(object);
  const refresh = useRefreshObject();
  const turn = useRouteMutation(todoFromCommentRoute, {
    onSuccess: () => {
      void refreshTimeline();
      void refresh('activity');
      showToast({ text: t('activity.todo_made'), tone: 'good' });
    },
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
  const dueAt = () => endOfDay(addDays(dayOf(now, timeZone), 1), timeZone).toISOString();
  return (
    <IconButton
      size="small"
      icon="checklist"
      label={t('activity.make_todo')}
      disabled={turn.isPending}
      onClick={() => turn.mutate({ comment: recordId, dueAt: dueAt() })}
    />
  );
}
