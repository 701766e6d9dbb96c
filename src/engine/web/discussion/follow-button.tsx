import { useQueryClient } from '@tanstack/react-query';
import { routeKey, useRoute, useRouteMutation } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import { getFollowingRoute, setFollowingRoute } from '#engine/contract/discussion/discussion.routes.ts';

/** The star beside a record's name: whether one is told of its changes. */
export function FollowButton({ object, recordId }: { readonly object: string; readonly recordId: string }) {
  const t = useMessages(discussionMessages);
  const client = useQueryClient();
  const place = { object, id: recordId };
  const following = useRoute(getFollowingRoute, place, { staleTimeMs: 60_000 });
  const isPast = usePastDay() !== undefined;
  const isOn = following.data?.isOn ?? false;
  const set = useRouteMutation(setFollowingRoute, {
    onSuccess: (answer) => {
      client.setQueryData(routeKey(getFollowingRoute, place), answer);
      showToast({ text: t(answer.isOn ? 'discussion.following' : 'discussion.unfollowed') });
    },
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
  if (isPast) return null;
  return (
    <IconButton
      icon="star"
      className={isOn ? 'follow-on' : undefined}
      aria-pressed={isOn}
      label={t(isOn ? 'discussion.unfollow' : 'discussion.follow')}
      disabled={set.isPending || !following.data}
      onClick={() => set.mutate({ ...place, isOn: !isOn })}
    />
  );
}
