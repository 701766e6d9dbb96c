import type { BoardContext, BoardHandle } from './board.tsx';

type Board<Card> = Omit<BoardContext<Card>, 'handle'>;

/** The handle of a board: looks up what is meant by an id in the board as it was drawn last. */
export function createBoardHandle<Card>(latest: () => Board<Card>): BoardHandle {
  const withCard = (cardKey: string, act: (card: Card, board: Board<Card>) => void) => {
    const board = latest();
    for (const column of board.props.columns) {
      const card = column.cards.find((each) => board.props.cardKey(each) === cardKey);
      if (card !== undefined) return act(card, board);
    }
  };
  return {
    open: (cardKey) => withCard(cardKey, (card, { props }) => props.onOpen?.(card)),
    lift: (cardKey, from) => withCard(cardKey, (card, board) => board.lift(card, from, false)),
    hold: (columnId) => latest().hold(columnId),
    drop: (cardKey, from, to) => withCard(cardKey, (card, board) => board.drop(card, from, to)),
    land: (columnId) => {
      const board = latest();
      if (board.drag) board.drop(board.drag.card, board.drag.from, columnId);
    },
    cancel: () => latest().cancel(),
    beside: (columnId) => {
      const { columns } = latest().props;
      const own = columns.find((column) => column.id === columnId);
      return columns.filter((column) => column.id !== columnId && column.lane === own?.lane);
    },
  };
}
