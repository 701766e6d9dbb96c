import { useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { focusFirst } from '../record/fact-field.tsx';
import { MentionArea } from './mention-area.tsx';
import { type Mention, mentionedIn } from './mention-text.ts';

interface CommentBoxProps {
  readonly text?: string;
  readonly mentions?: readonly Mention[];
  readonly saveLabel: string;
  readonly isBusy: boolean;
  readonly onSave: (text: string, mentions: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Where a comment is written or changed. */
export function CommentBox({ text: given = '', mentions = [], saveLabel, isBusy, onSave, onCancel }: CommentBoxProps) {
  const kit = useMessages(kitMessages);
  const [text, setText] = useState(given);
  const [people, setPeople] = useState(mentions);
  const isEmpty = text.trim() === '';
  const save = () => {
    if (isEmpty || isBusy) return;
    onSave(
      text.trim(),
      mentionedIn(text, people).map((person) => person.id),
    );
  };
  return (
    <div className="comment-box" ref={focusFirst}>
      <MentionArea
        value={text}
        onChange={setText}
        onMention={(person) => setPeople((before) => [person, ...before.filter((each) => each.name !== person.name)])}
        onSubmit={save}
        onCancel={onCancel}
      />
      <div className="comment-foot">
        <Button size="small" kind="quiet" onClick={onCancel}>
          {kit('kit.cancel')}
        </Button>
        <Button size="small" kind="primary" keyCap="Ctrl ↵" isBusy={isBusy} disabled={isEmpty} onClick={save}>
          {saveLabel}
        </Button>
      </div>
    </div>
  );
}
