import type { ReactNode } from 'react';
import type { Refusal } from '#platform/web/kit/board.tsx';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { MeasureValue, RecordRow } from '#engine/contract/records/query.ts';

/** What a capability adds to the board of its object; whatever is absent stays as on every board. */
export interface BoardRules {
  /** Below the name of a column; its sum when absent. */
  readonly summaryOf?: (value: string, sum: MeasureValue) => ReactNode;
  /** One warning on a card; kept the same as long as it says the same, so that cards are not drawn again. */
  readonly noteOf?: (card: RecordRow) => ReactNode;
  /** Asked while a card is held over another column; undefined means it may be dropped. */
  readonly check?: (card: RecordRow, column: string) => Promise<Refusal | undefined>;
  /** Moves a card to another column and writes what its lane stands for; throws what the server refuses. */
  readonly move?: (card: RecordRow, column: string, values: Readonly<Record<string, FieldValue>>) => Promise<void>;
}

/** What the part of a capability that knows the rules of a board is given. */
export interface BoardRulesProps {
  readonly cards: readonly RecordRow[];
  /** Draws the board by the rules. */
  readonly children: (rules: BoardRules) => ReactNode;
}
