import { Suspense, useState } from 'react';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { usePanels } from '#platform/web/page-registry.ts';
import { useReading } from '#platform/web/reading.ts';
import type { Comment, SavedComment } from '#engine/contract/discussion/comment.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import { recordPath } from '../objects/object-registry.ts';
import { CommentBox } from './comment-box.tsx';
import { CommentVersions } from './comment-versions.tsx';
import { splitByMentions } from './mention-text.ts';
import { UnseenOffer } from './unseen-offer.tsx';
import { useComments } from './use-comments.ts';

/** What somebody is doing with a comment. */
export type CommentTask = 'edit' | 'delete' | 'versions';

interface CommentProps {
  readonly comment: Comment;
  readonly onTask: (task: CommentTask | undefined) => void;
}

/** What its reader can do with a comment: change, delete, read earlier texts, and what capabilities offer. */
export function CommentActions({ comment, onTask }: CommentProps) {
  const t = useMessages(discussionMessages);
  const offers = usePanels('comment.action', comment.object);
  const isPast = usePastDay() !== undefined;
  if (isPast || comment.isDeleted) return null;
  return (
    <>
      <Suspense fallback={null}>
        {comment.became === null && offers.map((offer) => <offer.component key={offer.id} object={comment.object} recordId={comment.id} />)}
      </Suspense>
      {comment.canEdit && (
        <>
          {comment.editedAt !== null && <IconButton size="small" icon="clock" label={t('discussion.versions')} onClick={() => onTask('versions')} />}
          <IconButton size="small" icon="pencil" label={t('discussion.edit')} onClick={() => onTask('edit')} />
          <IconButton size="small" icon="trash" label={t('discussion.delete')} onClick={() => onTask('delete')} />
        </>
      )}
    </>
  );
}

/** What was said, as its readers see it; its author changes it in place. */
export function CommentBody({ comment, task, onTask }: CommentProps & { readonly task: CommentTask | undefined }) {
  const t = useMessages(discussionMessages);
  const { timeZone } = useReading();
  const [saved, setSaved] = useState<SavedComment>();
  const { edit, remove } = useComments(comment.object);
  if (comment.isDeleted) return null;
  if (task === 'edit')
    return (
      <CommentBox
        text={comment.text}
        mentions={comment.mentions.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]))}
        saveLabel={t('discussion.save')}
        isBusy={edit.isPending}
        onCancel={() => onTask(undefined)}
        onSave={(text, mentions) =>
          edit.mutate(
            { id: comment.id, text, mentions: [...mentions] },
            {
              onSuccess: (answer) => {
                onTask(undefined);
                setSaved(answer.unseenBy.length > 0 ? answer : undefined);
              },
            },
          )
        }
      />
    );
  return (
    <>
      <div className="comment-text">
        <Said comment={comment} />
        {comment.editedAt !== null && (
          <span className="muted t12" title={formatMomentExact(new Date(comment.editedAt), timeZone)}>
            {' '}
            · {t('discussion.edited')}
          </span>
        )}
        {comment.became && (
          <span className="t12">
            {' '}
            · <Link to={recordPath(comment.became.object, comment.became.id)}>{t('discussion.became')}</Link>
          </span>
        )}
      </div>
      {saved && <UnseenOffer saved={saved} onDone={() => setSaved(undefined)} />}
      {task === 'versions' && <CommentVersions id={comment.id} onClose={() => onTask(undefined)} />}
      {task === 'delete' && (
        <Confirm
          isDanger
          title={t('discussion.delete_title')}
          confirmLabel={t('discussion.delete')}
          onConfirm={() => remove.mutateAsync({ id: comment.id })}
          onClose={() => onTask(undefined)}
        >
          {t('discussion.delete_text')}
        </Confirm>
      )}
    </>
  );
}

function Said({ comment }: { readonly comment: Comment }) {
  return splitByMentions(comment.text, comment.mentions).map((piece, at) =>
    piece.isName ? (
      <span key={at} className="comment-name">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}
