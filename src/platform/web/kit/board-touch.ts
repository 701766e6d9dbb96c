/** What a long press does with a card. */
export interface TouchLift {
  readonly onLift: () => void;
  /** The column below the finger, by its `data-column`. */
  readonly onOver: (columnId: string | undefined) => void;
  readonly onDrop: (columnId: string | undefined) => void;
  readonly onCancel: () => void;
}

const holdMs = 350;
const slackPx = 8;
let touches = 0;

/** Whether a finger is down: the browser’s own dragging keeps out then. */
export function isTouched(): boolean {
  return touches > 0;
}

/** Holding a card lifts it, the finger carries it, the page scrolls at its edges; a short touch stays a tap and a swipe stays a scroll. */
export function listenToTouch(card: HTMLElement, carrier: TouchLift): () => void {
  const press = createPress(card, carrier);
  card.addEventListener('touchstart', press.onStart, { passive: true });
  card.addEventListener('touchmove', press.onMove, { passive: false });
  card.addEventListener('touchend', press.onEnd);
  card.addEventListener('touchcancel', press.onEnd);
  card.addEventListener('contextmenu', press.onMenu);
  return () => {
    press.stop();
    card.removeEventListener('touchstart', press.onStart);
    card.removeEventListener('touchmove', press.onMove);
    card.removeEventListener('touchend', press.onEnd);
    card.removeEventListener('touchcancel', press.onEnd);
    card.removeEventListener('contextmenu', press.onMenu);
  };
}

/** One card below a finger: waits, lifts, follows, lands. */
function createPress(card: HTMLElement, carrier: TouchLift) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let flyer: Flyer | undefined;
  const stop = () => {
    clearTimeout(timer);
    flyer?.land();
    flyer = undefined;
  };
  const onStart = (event: TouchEvent) => {
    touches = event.touches.length;
    const [touch] = event.touches;
    if (!touch || event.touches.length > 1) return stop();
    start = { x: touch.clientX, y: touch.clientY };
    timer = setTimeout(() => {
      flyer = takeOff(card, start, carrier.onOver);
      carrier.onLift();
    }, holdMs);
    return undefined;
  };
  const onMove = (event: TouchEvent) => {
    const [touch] = event.touches;
    if (!touch) return;
    if (flyer) {
      event.preventDefault();
      flyer.follow({ x: touch.clientX, y: touch.clientY });
    } else if (Math.hypot(touch.clientX - start.x, touch.clientY - start.y) > slackPx) clearTimeout(timer);
  };
  const onEnd = (event: TouchEvent) => {
    touches = event.touches.length;
    const carried = flyer;
    stop();
    if (!carried) return;
    event.preventDefault();
    if (event.type === 'touchcancel') carrier.onCancel();
    else carrier.onDrop(carried.over());
  };
  // A long press would open the browser’s own menu.
  const onMenu = (event: Event) => (touches > 0 || flyer) && event.preventDefault();
  return { onStart, onMove, onEnd, onMenu, stop };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Flyer {
  readonly follow: (at: Place) => void;
  readonly over: () => string | undefined;
  readonly land: () => void;
}

/** A copy of the card that follows the finger; held at an edge, the board goes on scrolling below it. */
function takeOff(card: HTMLElement, start: Place, onOver: (columnId: string | undefined) => void): Flyer {
  const copy = copyOf(card);
  const box = card.getBoundingClientRect();
  const scroller = card.closest<HTMLElement>('[data-keys]');
  // Columns that snap into place would pull each small step back.
  scroller?.style.setProperty('scroll-snap-type', 'none');
  let finger = start;
  let columnId: string | undefined = card.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const look = () => {
    const below = document.elementFromPoint(finger.x, finger.y)?.closest<HTMLElement>('[data-column]')?.dataset['column'];
    if (below === columnId) return;
    columnId = below;
    onOver(columnId);
  };
  const follow = (at: Place) => {
    finger = at;
    copy.style.transform = `translate(${box.left + at.x - start.x}px, ${box.top + at.y - start.y}px) rotate(2deg)`;
    look();
  };
  const scroll = () => {
    if (finger !== start && scrollAtEdges(scroller, finger)) look();
    frame = requestAnimationFrame(scroll);
  };
  follow(start);
  document.body.append(copy);
  navigator.vibrate?.(10);
  let frame = requestAnimationFrame(scroll);
  return {
    follow,
    over: () => columnId,
    land: () => {
      cancelAnimationFrame(frame);
      scroller?.style.removeProperty('scroll-snap-type');
      copy.remove();
    },
  };
}

function copyOf(card: HTMLElement): HTMLElement {
  const copy = document.createElement('div');
  copy.append(card.cloneNode(true));
  copy.className = 'k-board-flyer';
  copy.setAttribute('aria-hidden', 'true');
  copy.inert = true;
  copy.style.width = `${card.getBoundingClientRect().width}px`;
  return copy;
}

const edgePx = 44;
const stepPx = 6;

/** Scrolls a little where the finger is at an edge; false where it is not. */
function scrollAtEdges(scroller: Element | null, at: Place): boolean {
  if (!scroller) return false;
  const box = scroller.getBoundingClientRect();
  const step = (place: number, from: number, to: number) => (place < from + edgePx ? -stepPx : place > to - edgePx ? stepPx : 0);
  const [left, top] = [step(at.x, box.left, box.right), step(at.y, box.top, box.bottom)];
  if (left !== 0 || top !== 0) scroller.scrollBy({ left, top, behavior: 'instant' });
  return left !== 0 || top !== 0;
}
