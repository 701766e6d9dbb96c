import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from './class-names.ts';
import './floating.css';

/** On which side of its anchor something floats. */
export type Placement = 'bottom-start' | 'bottom-end' | 'top-start' | 'right-start';

interface FloatingProps {
  readonly anchor: RefObject<Element | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly placement?: Placement;
  readonly className?: string;
  readonly role?: 'dialog' | 'menu' | 'listbox' | 'tooltip';
  readonly label?: string | undefined;
  /** A tooltip does not take the focus and does not close on outside clicks. */
  readonly isPassive?: boolean;
}

/** Something that floats beside its anchor: kept on the screen, closed by Esc or a click elsewhere. */
export function Floating({
  anchor,
  onClose,
  children,
  placement = 'bottom-start',
  className,
  role = 'dialog',
  label,
  isPassive = false,
}: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>();
  useLayoutEffect(() => {
    const update = () => box.current && anchor.current && setPlace(placeBeside(anchor.current.getBoundingClientRect(), box.current, placement));
    update();
    window.addEventListener('resize', update);
    window.addEventListener('scroll', update, true);
    return () => {
      window.removeEventListener('resize', update);
      window.removeEventListener('scroll', update, true);
    };
  }, [anchor, placement]);
  useDismiss(box, anchor, onClose, isPassive);
  return createPortal(
    <div
      ref={box}
      role={role}
      aria-label={label}
      tabIndex={isPassive ? undefined : -1}
      className={classNames('k-floating', className)}
      style={place ? { left: place.left, top: place.top } : { left: 0, top: 0, visibility: 'hidden' }}
    >
      {children}
    </div>,
    document.body,
  );
}

function useDismiss(box: RefObject<HTMLElement | null>, anchor: RefObject<Element | null>, onClose: () => void, isPassive: boolean): void {
  const close = useEffectEvent(() => onClose());
  useEffect(() => {
    const floating = box.current;
    if (isPassive || !floating) return undefined;
    const opener = document.activeElement;
    floating.focus({ preventScroll: true });
    const onPointer = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      // antd draws its own popups in the body; a click there is still a click inside.
      if (
        !target ||
        floating.contains(target) ||
        anchor.current?.contains(target) ||
        target.closest('.k-floating, .ant-select-dropdown, .ant-picker-dropdown')
      )
        return;
      close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('keydown', onKey, true);
      if (opener instanceof HTMLElement && (document.activeElement === document.body || floating.contains(document.activeElement))) opener.focus();
    };
  }, [anchor, box, isPassive]);
}

function placeBeside(anchor: DOMRect, box: HTMLElement, placement: Placement): { left: number; top: number } {
  const { offsetWidth: width, offsetHeight: height } = box;
  const gap = 4;
  const margin = 8;
  const fitsBelow = anchor.bottom + gap + height <= window.innerHeight - margin;
  const isBelow = placement.startsWith('bottom') ? fitsBelow || anchor.top < height : anchor.top - gap - height < margin;
  const left = placement === 'right-start' ? anchor.right + gap : placement === 'bottom-end' ? anchor.right - width : anchor.left;
  const top = placement === 'right-start' ? anchor.top : isBelow ? anchor.bottom + gap : anchor.top - gap - height;
  return {
    left: Math.max(margin, Math.min(left, window.innerWidth - width - margin)),
    top: Math.max(margin, Math.min(top, window.innerHeight - height - margin)),
  };
}
