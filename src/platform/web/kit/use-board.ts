import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import type { BoardColumn, BoardContext, BoardDrag, BoardProps, Refusal } from './board.tsx';
import { createBoardHandle } from './board-handle.ts';
import type { ShownRefusal } from './board-refusal.tsx';

/**
 * What cards that can be moved between columns do: lifting, asking, dropping, being refused, and what is said meanwhile. Calendars use
 * it with days as columns.
 */
export function useBoard<Card>(props: BoardProps<Card>) {
  const [drag, setDrag] = useState<BoardDrag<Card>>();
  const { columns, move } = useMove(props);
  const { said, say } = useSpeech(props);
  const { ask, forget } = useAskedOnce(props);
  const { refusal, aim, aimedAt, refuse, dismiss } = useRefusal(props);
  const hold = (held: BoardDrag<Card>, columnId: string | undefined) => {
    aim(columnId);
    setDrag({ ...held, over: columnId });
    if (columnId === undefined || columnId === held.from) return;
    say('kit.board_over', held.card, columnId);
    void ask(held.card, columnId).then((why) => why && refuse(held.card, held.from, columnId, why));
  };
  const drop = async (card: Card, from: string, to: string) => {
    setDrag(undefined);
    aim(to);
    if (from === to) return;
    const early = await ask(card, to);
    if (!early) say('kit.board_dropped', card, to);
    const why = early ?? (await move(card, to));
    if (why) refuse(card, from, to, why);
  };
  const lift = (card: Card, from: string, byKeyboard: boolean) => {
    forget();
    aim(from);
    setDrag({ card, from, over: from, byKeyboard });
    say('kit.board_lifted', card, from);
  };
  const cancel = () => {
    if (drag) say('kit.board_cancelled', drag.card, drag.from);
    aim(undefined);
    setDrag(undefined);
  };
  const context = useHandled({
    props,
    drag,
    refused: refusal && { columnId: refusal.columnId, cardKey: refusal.cardKey },
    lift,
    // What was last aimed at, not what was last drawn: a finger passes two columns between two drawings.
    hold: (columnId) => drag && aimedAt() !== columnId && hold(drag, columnId),
    drop: (card, from, to) => {
      // A move by the menu was not preceded by a lift: what was answered before may be old.
      if (!drag) forget();
      void drop(card, from, to);
    },
    cancel,
  });
  return { context, columns, refusal, said, dismiss };
}

/** The board with the handle cards keep. */
function useHandled<Card>(board: Omit<BoardContext<Card>, 'handle'>): BoardContext<Card> {
  const latest = useRef(board);
  const [handle] = useState(() => createBoardHandle(() => latest.current));
  useLayoutEffect(() => {
    latest.current = board;
  });
  return { ...board, handle };
}

/** What is told to who cannot see it. */
function useSpeech<Card>(props: BoardProps<Card>) {
  const t = useMessages(kitMessages);
  const [said, setSaid] = useState('');
  const say = (key: 'kit.board_over' | 'kit.board_dropped' | 'kit.board_lifted' | 'kit.board_cancelled', card: Card, columnId: string) =>
    setSaid(t(key, { card: props.cardLabel(card), column: titleIn(props, columnId) }));
  return { said, say };
}

/** The refusal shown now; an answer that comes when the card is elsewhere already is of no use. */
function useRefusal<Card>(props: BoardProps<Card>) {
  const [refusal, setRefusal] = useState<ShownRefusal>();
  const shown = useShownRefusal(props);
  const latest = useRef<string>(undefined);
  const refuse = (card: Card, from: string, to: string, why: Refusal) => latest.current === to && setRefusal(shown(card, from, to, why));
  return {
    refusal,
    refuse,
    /** Where the card is now; what was said of another place is put away. */
    aim: (columnId: string | undefined) => {
      latest.current = columnId;
      setRefusal(undefined);
    },
    aimedAt: () => latest.current,
    dismiss: () => setRefusal(undefined),
  };
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
    cardKey: props.cardKey(card),
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
