import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from './class-names.ts';
import './overlay.css';

interface OverlayProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `side` is a drawer (a sheet on the phone), `center` a dialog, `top` the command palette. */
  readonly place: 'side' | 'center' | 'top';
  readonly width?: number;
}

/** A layer over the page that keeps the focus inside, closes by Esc or the scrim, and gives the focus back. */
export function Overlay({ label, onClose, children, place, width }: OverlayProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    if (!box.current?.contains(document.activeElement)) (box.current?.querySelector<HTMLElement>('[data-autofocus]') ?? box.current)?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Tab' && box.current) keepFocusInside(event, box.current);
  };
  return createPortal(
    <div className={classNames('k-overlay', place)} onKeyDown={onKeyDown}>
      <div className="k-scrim" onClick={onClose} aria-hidden />
      <div ref={box} role="dialog" aria-modal aria-label={label} tabIndex={-1} className="k-overlay-box" style={width ? { width } : undefined}>
        {children}
      </div>
    </div>,
    document.body,
  );
}

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

function keepFocusInside(event: KeyboardEvent, box: HTMLElement): void {
  const items = [...box.querySelectorAll<HTMLElement>(focusable)].filter((item) => item.offsetParent !== null);
  const first = items[0];
  const last = items.at(-1);
  const isOutside = !box.contains(document.activeElement);
  if (event.shiftKey && (document.activeElement === first || document.activeElement === box || isOutside)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && (document.activeElement === last || isOutside)) {
    event.preventDefault();
    first?.focus();
  }
}
