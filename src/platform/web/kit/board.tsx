import { useRef } from 'react';
import type { ReactNode } from 'react';
import { BoardColumnView, BoardHead } from './board-column.tsx';
import { BoardRefusal } from './board-refusal.tsx';
import { BoardLaneView } from './board-lane.tsx';
import { useBoard } from './use-board.ts';
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
  /** The lane it is a cell of. */
  readonly lane?: string;
}

/** A row across the columns: one owner, one department. */
export interface BoardLane {
  readonly id: string;
  readonly title: string;
  /** Beside the title: count and amount. */
  readonly note?: ReactNode;
  readonly isFolded?: boolean;
  readonly onFold?: () => void;
  /** Its cells are not there yet. */
  readonly isLoading?: boolean;
  /** Called once the lane comes into sight. */
  readonly onSeen?: () => void;
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
  /** Columns, or with lanes their cells: every lane's columns in order. */
  readonly columns: readonly BoardColumn<Card>[];
  readonly lanes?: readonly BoardLane[];
  /** The heads above the lanes. */
  readonly heads?: readonly Pick<BoardColumn<Card>, 'id' | 'title' | 'count' | 'summary'>[];
  readonly cardKey: (card: Card) => string;
  readonly cardLabel: (card: Card) => string;
  /** What is on a card; a card is drawn again only when it or this function is another, so the function is kept where it can be. */
  readonly renderCard: (card: Card) => ReactNode;
  /** Small buttons at the corner of a hovered card; kept like the above. */
  readonly cardActions?: (card: Card) => ReactNode;
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
  /** The card that may not stand where it was put, until its explanation is closed. */
  readonly refused: { readonly columnId: string; readonly cardKey: string } | undefined;
  readonly lift: (card: Card, from: string, byKeyboard: boolean) => void;
  readonly hold: (columnId: string | undefined) => void;
  readonly drop: (card: Card, from: string, to: string) => void;
  readonly cancel: () => void;
  readonly handle: BoardHandle;
}

/** What cards and columns do to their board, by ids: the same for as long as the board stands, so that nobody is drawn again for it. */
export interface BoardHandle {
  readonly open: (cardKey: string) => void;
  readonly lift: (cardKey: string, from: string) => void;
  readonly hold: (columnId: string | undefined) => void;
  readonly drop: (cardKey: string, from: string, to: string) => void;
  /** Drops what is carried now. */
  readonly land: (columnId: string) => void;
  readonly cancel: () => void;
  /** The other columns of a card's lane. */
  readonly beside: (columnId: string) => readonly { readonly id: string; readonly title: string }[];
}

/** Columns of cards, moved by mouse, touch, keyboard (space, arrows, space) or the card's menu; a refusal is explained where it happened. */
export function Board<Card>(props: BoardProps<Card>) {
  const root = useRef<HTMLDivElement>(null);
  const board = useBoard(props);
  useBoardKeys(root, board.context);
  return (
    <div ref={root} className={props.lanes ? 'k-board laned' : 'k-board'} role="group" aria-label={props.label} data-keys>
      {props.lanes ? (
        <BoardLanes props={props} columns={board.columns} board={board.context} />
      ) : (
        board.columns.map((column) => <BoardColumnView key={column.id} column={column} board={board.context} />)
      )}
      <div className="sr-only" aria-live="assertive">
        {board.said}
      </div>
      {board.refusal && <BoardRefusal shown={board.refusal} root={root} isHeld={board.context.drag !== undefined} onClose={board.dismiss} />}
    </div>
  );
}

interface LanesProps<Card> {
  readonly props: BoardProps<Card>;
  readonly columns: readonly BoardColumn<Card>[];
  readonly board: BoardContext<Card>;
}

function BoardLanes<Card>({ props, columns, board }: LanesProps<Card>) {
  return (
    <>
      <div className="k-board-heads">
        {props.heads?.map((head) => (
          <BoardHead key={head.id} column={head} />
        ))}
      </div>
      {props.lanes?.map((lane) => (
        <BoardLaneView
          key={lane.id}
          lane={lane}
          width={props.heads?.length ?? 0}
          cells={columns.filter((cell) => cell.lane === lane.id)}
          board={board}
        />
      ))}
    </>
  );
}
