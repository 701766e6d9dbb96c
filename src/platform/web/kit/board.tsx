import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { BoardColumnView } from './board-column.tsx';
import { BoardRefusal } from './board-refusal.tsx';
import type { ShownRefusal } from './board-refusal.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import './board.css';

/** One column: its cards in order, and what stands in its head. */
export interface BoardColumn<Card> {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  /** Total and rates below the title. */
  readonly summary?: ReactNode;
  readonly cards: readonly Card[];
  /** Below the last card: 还有 5 个 · ¥ 160.1万. */
  readonly rest?: ReactNode;
  readonly hasMore?: boolean;
}

/** Why a card may not go there; each reason may bring the button that mends it. */
export interface Refusal {
  readonly title?: string;
  readonly reasons: readonly {
    readonly id: string;
    readonly text: string;
    readonly icon?: 'file' | 'user' | 'money' | 'stamp' | 'lock' | 'calendar';
    readonly fix?: ReactNode;
  }[];
  /** At the foot; a function is given how to close the explanation once it is mended. */
  readonly footer?: ReactNode | ((close: () => void) => ReactNode);
}

/** The board’s columns and cards, and what may be done with them. */
export interface BoardProps<Card> {
  readonly label: string;
  readonly columns: readonly BoardColumn<Card>[];
  readonly cardKey: (card: Card) => string;
  readonly cardLabel: (card: Card) => string;
  readonly renderCard: (card: Card) => ReactNode;
  /** Asked once when a card is first held over a column; undefined means it may be dropped. */
  readonly check?: (card: Card, columnId: string) => Refusal | undefined | Promise<Refusal | undefined>;
  /** Moves the card; the answer may still be a refusal. The card shows at its new place meanwhile. */
  readonly onMove?: (card: Card, columnId: string) => Promise<Refusal | undefined>;
  readonly onOpen?: (card: Card) => void;
  readonly openKey?: string | undefined;
  readonly onEndReached?: (columnId: string) => void;
}

/** What a drag is doing now, shared by columns and cards. */
export interface BoardDrag<Card> {
  readonly card: Card;
  readonly from: string;
  readonly over: string | undefined;
  readonly byKeyboard: boolean;
}

/** What columns and cards of one board share. */
export interface BoardContext<Card> {
  readonly props: BoardProps<Card>;
  readonly drag: BoardDrag<Card> | undefined;
  readonly refusedColumn: string | undefined;
  readonly lift: (card: Card, from: string, byKeyboard: boolean) => void;
  readonly hold: (columnId: string | undefined) => void;
  readonly drop: (card: Card, from: string, to: string) => void;
  readonly cancel: () => void;
}

/** Columns of cards, moved by mouse, touch, keyboard (space, arrows, space) or the card's menu; a refusal is explained where it happened. */
export function Board<Card>(props: BoardProps<Card>) {
  const root = useRef<HTMLDivElement>(null);
  const board = useBoard(props);
  useBoardKeys(root, board.context);
  return (
    <div ref={root} className="k-board" role="group" aria-label={props.label} data-keys>
      {board.columns.map((column) => (
        <BoardColumnView key={column.id} column={column} board={board.context} />
      ))}
      <div className="sr-only" aria-live="assertive">
        {board.said}
      </div>
      {board.refusal && <BoardRefusal shown={board.refusal} root={root} isHeld={board.context.drag !== undefined} onClose={board.dismiss} />}
    </div>
  );
}

function useBoard<Card>(props: BoardProps<Card>) {
  const t = useMessages(kitMessages);
  const [drag, setDrag] = useState<BoardDrag<Card>>();
  const [refusal, setRefusal] = useState<ShownRefusal>();
  const { columns, move } = useMove(props);
  const [said, setSaid] = useState('');
  const { ask, forget } = useAskedOnce(props);
  const titleOf = (columnId: string) => titleIn(props, columnId);
  const shown = useShownRefusal(props);
  const hold = (held: BoardDrag<Card>, columnId: string | undefined) => {
    setDrag({ ...held, over: columnId });
    setRefusal(undefined);
    if (!columnId || columnId === held.from) return;
    setSaid(t('kit.board_over', { card: props.cardLabel(held.card), column: titleOf(columnId) }));
    void ask(held.card, columnId).then((why) => why && setRefusal(shown(held.card, held.from, columnId, why)));
  };
  const drop = async (card: Card, from: string, to: string) => {
    setDrag(undefined);
    if (from === to) return;
    const why = await ask(card, to);
    if (why) return setRefusal(shown(card, from, to, why));
    setSaid(t('kit.board_dropped', { card: props.cardLabel(card), column: titleOf(to) }));
    const late = await move(card, to);
    if (late) setRefusal(shown(card, from, to, late));
    return undefined;
  };
  const context: BoardContext<Card> = {
    props,
    drag,
    refusedColumn: refusal?.columnId,
    lift: (card, from, byKeyboard) => {
      forget();
      setRefusal(undefined);
      setDrag({ card, from, over: from, byKeyboard });
      setSaid(t('kit.board_lifted', { card: props.cardLabel(card), column: titleOf(from) }));
    },
    hold: (columnId) => drag && drag.over !== columnId && hold(drag, columnId),
    drop: (card, from, to) => {
      // A move by the menu was not preceded by a lift: what was answered before may be old.
      if (!drag) forget();
      void drop(card, from, to);
    },
    cancel: () => {
      if (drag) setSaid(t('kit.board_cancelled', { card: props.cardLabel(drag.card) }));
      setDrag(undefined);
      setRefusal(undefined);
    },
  };
  return { context, columns, refusal, said, dismiss: () => setRefusal(undefined) };
}

/** A dropped card stands where it was dropped until the server has answered. */
function useMove<Card>(props: BoardProps<Card>) {
  const [moved, setMoved] = useState<{ readonly card: Card; readonly to: string }>();
  const columns = useMemo(() => (moved ? withMoved(props, moved.card, moved.to) : props.columns), [props, moved]);
  const move = async (card: Card, to: string) => {
    setMoved({ card, to });
    return props.onMove?.(card, to).finally(() => setMoved(undefined));
  };
  return { columns, move };
}

/** The explanation of a refused drop, with the titles of where the card should have gone and goes back to. */
function useShownRefusal<Card>(props: BoardProps<Card>) {
  const t = useMessages(kitMessages);
  return (card: Card, from: string, columnId: string, why: Refusal): ShownRefusal => ({
    refusal: why,
    cardLabel: props.cardLabel(card),
    columnId,
    title: why.title ?? t('kit.board_refused', { column: titleIn(props, columnId) }),
    backText: t('kit.board_back', { column: titleIn(props, from) }),
  });
}

function titleIn<Card>(props: BoardProps<Card>, columnId: string): string {
  return props.columns.find((column) => column.id === columnId)?.title ?? '';
}

/** Asks whether a card may stand in a column once for each drag; the answer may come from the server. */
function useAskedOnce<Card>(props: BoardProps<Card>) {
  const asked = useRef(new Map<string, Refusal | undefined>());
  return {
    ask: async (card: Card, columnId: string): Promise<Refusal | undefined> => {
      const key = `${props.cardKey(card)} ${columnId}`;
      if (!asked.current.has(key)) asked.current.set(key, await props.check?.(card, columnId));
      return asked.current.get(key);
    },
    forget: () => asked.current.clear(),
  };
}

function withMoved<Card>(props: BoardProps<Card>, card: Card, to: string): readonly BoardColumn<Card>[] {
  const key = props.cardKey(card);
  return props.columns.map((column) => {
    const others = column.cards.filter((each) => props.cardKey(each) !== key);
    return { ...column, cards: column.id === to ? [card, ...others] : others };
  });
}
