import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Floating } from './floating.tsx';
import type { Placement } from './floating.tsx';

interface PopoverProps {
  /** The button that opens it: spread `trigger` on a Button or IconButton. */
  readonly trigger: (props: TriggerProps) => ReactNode;
  readonly children: (close: () => void) => ReactNode;
  readonly label: string;
  readonly placement?: Placement;
  /** Open from the moment it is there, e.g. the editor of what was added just now. */
  readonly isOpenAtFirst?: boolean;
}

/** What the opening button is given; spread it. */
export interface TriggerProps {
  readonly ref: (element: HTMLButtonElement | null) => void;
  readonly onClick: () => void;
  readonly 'aria-expanded': boolean;
  readonly 'aria-haspopup': 'dialog' | 'menu';
}

/** Content that opens beside its button. */
export function Popover({ trigger, children, label, placement, isOpenAtFirst = false }: PopoverProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const anchor = useRef<HTMLButtonElement | null>(null);
  const close = () => setIsOpen(false);
  return (
    <>
      {trigger({
        ref: (element) => {
          anchor.current = element;
        },
        onClick: () => setIsOpen((open) => !open),
        'aria-expanded': isOpen,
        'aria-haspopup': 'dialog',
      })}
      {isOpen && (
        <Floating anchor={anchor} onClose={close} label={label} className="k-popover" {...(placement && { placement })}>
          {children(close)}
        </Floating>
      )}
    </>
  );
}

/** A word or figure with an explanation on hover and on focus. */
export function Tip({ text, children }: { readonly text: ReactNode; readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const id = useId();
  return (
    <span
      ref={anchor}
      className="k-tip-anchor"
      aria-describedby={isOpen ? id : undefined}
      onPointerEnter={() => setIsOpen(true)}
      onPointerLeave={() => setIsOpen(false)}
      onFocus={() => setIsOpen(true)}
      onBlur={() => setIsOpen(false)}
    >
      {children}
      {isOpen && (
        <Floating anchor={anchor} onClose={() => setIsOpen(false)} role="tooltip" className="k-tip" isPassive>
          <span id={id}>{text}</span>
        </Floating>
      )}
    </span>
  );
}
