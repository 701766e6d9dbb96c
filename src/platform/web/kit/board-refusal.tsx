import { useRef } from 'react';
import type { RefObject } from 'react';
import type { Refusal } from './board.tsx';
import { Floating } from './floating.tsx';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';

/** A refusal with the words to show it at its column. */
export interface ShownRefusal {
  readonly refusal: Refusal;
  readonly cardKey: string;
  readonly columnId: string;
  readonly title: string;
  readonly backText: string;
}

interface BoardRefusalProps {
  readonly shown: ShownRefusal;
  readonly root: RefObject<HTMLElement | null>;
  /** While the card is still held the explanation must not take the focus. */
  readonly isHeld: boolean;
  readonly onClose: () => void;
}

/** Says at the column why the card may not stand there, and offers what mends it. */
export function BoardRefusal({ shown, root, isHeld, onClose }: BoardRefusalProps) {
  const anchor = useRef<Element | null>(null);
  anchor.current = root.current && anchorIn(root.current, shown.columnId);
  return (
    <Floating
      anchor={anchor}
      onClose={onClose}
      label={shown.title}
      className={isHeld ? 'k-board-refusal held' : 'k-board-refusal'}
      isPassive={isHeld}
    >
      <div className="k-board-refusal-head">
        <Icon name="lock" className="bad" />
        <b className="spread">{shown.title}</b>
        <KeyCap>{'Esc'}</KeyCap>
      </div>
      <ul>
        {shown.refusal.reasons.map((reason) => (
          <li key={reason.id}>
            <Icon name={reason.icon ?? 'lock'} className="bad" />
            <span className="spread ink">{reason.text}</span>
            {reason.fix}
          </li>
        ))}
      </ul>
      <div className="k-board-refusal-foot">
        <span className="spread">{shown.backText}</span>
        {typeof shown.refusal.footer === 'function' ? shown.refusal.footer(onClose) : shown.refusal.footer}
      </div>
    </Floating>
  );
}

/** The card where it hangs, or the head of its column. */
function anchorIn(root: HTMLElement, columnId: string): Element | null {
  const column = root.querySelector(`[data-column="${CSS.escape(columnId)}"]`);
  return column?.querySelector('.k-board-card.flying') ?? column?.querySelector('header') ?? column;
}
