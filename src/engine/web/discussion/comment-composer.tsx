import { useState } from 'react';
import { usePastDay } from '#platform/web/as-of.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { KeyCap } from '#platform/web/kit/key-cap.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { SavedComment } from '#engine/contract/discussion/comment.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import { CommentBox } from './comment-box.tsx';
import { UnseenOffer } from './unseen-offer.tsx';
import { useComments } from './use-comments.ts';

/** The place beside the composer where a comment is written; M opens it. */
export function CommentComposer({ object, recordId }: { readonly object: string; readonly recordId: string }) {
  const t = useMessages(discussionMessages);
  const [isOpen, setIsOpen] = useState(false);
  const [saved, setSaved] = useState<SavedComment>();
  const isPast = usePastDay() !== undefined;
  const { add } = useComments(object);
  useHotkeys({ m: () => setIsOpen(true) }, { isEnabled: !isPast && !isOpen });
  if (isPast) return null;
  const send = (text: string, mentions: readonly string[]) =>
    add.mutate(
      { object, id: recordId, text, mentions: [...mentions] },
      {
        onSuccess: (answer) => {
          setIsOpen(false);
          setSaved(answer.unseenBy.length > 0 ? answer : undefined);
        },
      },
    );
  if (isOpen) return <CommentBox saveLabel={t('discussion.send')} isBusy={add.isPending} onSave={send} onCancel={() => setIsOpen(false)} />;
  return (
    <>
      <button type="button" className="composer-line comment-open" onClick={() => setIsOpen(true)}>
        <Icon name="chat" size={14} /> <span>{t('discussion.comment')}</span> <KeyCap>{'M'}</KeyCap>
      </button>
      {saved && <UnseenOffer saved={saved} onDone={() => setSaved(undefined)} />}
    </>
  );
}
