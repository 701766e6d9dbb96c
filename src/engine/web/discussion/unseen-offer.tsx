import { useMutation } from '@tanstack/react-query';
import { callRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { SavedComment } from '#engine/contract/discussion/comment.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import { tellMentionedRoute } from '#engine/contract/discussion/discussion.routes.ts';
import { findSharing } from './sharing.ts';

/** Says whom a comment did not reach because they do not see the record, and offers to share it with them. */
export function UnseenOffer({ saved, onDone }: { readonly saved: SavedComment; readonly onDone: () => void }) {
  const t = useMessages(discussionMessages);
  const share = findSharing();
  const names = saved.unseenBy.map((person) => person.name ?? '').join('、');
  const open = useMutation({
    mutationFn: async () => {
      for (const person of saved.unseenBy) await share?.(saved.comment, person.id);
      await callRoute(tellMentionedRoute, { id: saved.comment.id });
    },
    onSuccess: () => {
      showToast({ text: t('discussion.shared', { names }), tone: 'good' });
      onDone();
    },
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
  return (
    <div className="comment-unseen" role="status">
      <Icon name="eye" size={14} />
      <span className="spread">{t('discussion.unseen', { names })}</span>
      {share && (
        <Button size="small" isBusy={open.isPending} onClick={() => open.mutate()}>
          {t('discussion.share')}
        </Button>
      )}
      <Button size="small" kind="quiet" onClick={onDone}>
        {t('discussion.not_now')}
      </Button>
    </div>
  );
}
