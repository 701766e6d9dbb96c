interface Drag {
  /** Pixels from where it began, and the pointer’s place on the screen. */
  readonly onMove: (dx: number, x: number) => void;
  /** Whether it was moved at all; a press without a move is a click. */
  readonly onEnd: (isMoved: boolean) => void;
}

/** Nearer than this it is a click. */
const least = 5;

/** Follows the pointer sideways until it is let go; Esc lets go where it began. */
export function startDrag(down: PointerEvent, { onMove, onEnd }: Drag): void {
  let isMoved = false;
  const move = (event: PointerEvent) => {
    const dx = event.clientX - down.clientX;
    if (!isMoved && Math.abs(dx) < least) return;
    isMoved = true;
    event.preventDefault();
    onMove(dx, event.clientX);
  };
  const end = (isKept: boolean) => {
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerup', up);
    document.removeEventListener('pointercancel', cancel);
    document.removeEventListener('keydown', key, true);
    // The click that ends a drag is not one on what lies below.
    if (isMoved) document.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 50);
    onEnd(isMoved && isKept);
  };
  const up = () => end(true);
  const cancel = () => end(false);
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  };
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', up);
  document.addEventListener('pointercancel', cancel);
  document.addEventListener('keydown', key, true);
}

function swallow(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
