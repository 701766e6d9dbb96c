import { useCallback } from 'react';
import { callRoute, useRoute } from '#platform/web/api.ts';
import type { Refusal } from '#platform/web/kit/board.tsx';
import { useLabel } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { BoardRulesProps } from '#engine/web/board/board-rules.ts';
import { listMovesRoute, stageRatesRoute, warningsRoute } from '../contract/opportunity.routes.ts';
import { BoardFix } from './board-fix.tsx';
import { BoardMoveFoot } from './board-move-foot.tsx';
import { ColumnSummary } from './column-summary.tsx';
import { createMoveDraft, unmetOf } from './move-draft.ts';
import { iconOf } from './requirement-icon.ts';
import { useMove } from './use-move.ts';
import { useStages } from './use-stages.ts';
import { WarningText, worstOf } from './warning-list.tsx';
import type { DealWarning } from './warning-list.tsx';

/** Deals by stage: observed rates per column, warnings, and gates; a refused drop says what is missing and lets it be given there. */
export function DealBoardRules({ cards, children }: BoardRulesProps) {
  const stages = useStages();
  const rates = useRoute(stageRatesRoute, {}, { staleTimeMs: 300_000 });
  const move = useMove();
  return children({
    summaryOf: (value, sum) => <ColumnSummary sum={sum} rate={rates.data?.stages.find((each) => each.stage === value)} />,
    noteOf: useWarningNote(cards),
    check: useGateCheck(),
    move: async (card, column, values) => {
      const stage = stages.find((each) => each.id === column);
      if (stage) await move(card, stage, { values, checklist: [], reason: '' });
    },
  });
}

const mostWarned = 500;
const none: Readonly<Record<string, readonly DealWarning[]>> = {};

function useWarningNote(cards: readonly RecordRow[]) {
  const ids = cards.slice(0, mostWarned).map((card) => card.id);
  const answer = useRoute(warningsRoute, { ids }, { enabled: ids.length > 0, keepPrevious: true });
  const warnings = answer.data?.warnings ?? none;
  return useCallback(
    (card: RecordRow) => {
      const warning = worstOf(warnings[card.id]);
      return warning && <WarningText warning={warning} />;
    },
    [warnings],
  );
}

/** Asks the gate while the card is held; undefined means it may be dropped. */
function useGateCheck() {
  const label = useLabel();
  return async (card: RecordRow, column: string): Promise<Refusal | undefined> => {
    const options = await callRoute(listMovesRoute, { id: card.id });
    const move = options.moves.find((each) => each.to === column);
    if (!move || move.isAllowed) return undefined;
    const store = createMoveDraft();
    return {
      reasons: unmetOf(move).map((requirement) => ({
        id: requirement.id,
        icon: iconOf(requirement),
        text: [requirement.label, requirement.now ?? requirement.hint]
          .filter((each) => each !== undefined)
          .map((each) => label(each))
          .join(' · '),
        fix: <BoardFix requirement={requirement} card={card} columnId={column} store={store} />,
      })),
      footer: (close) => <BoardMoveFoot card={card} columnId={column} store={store} close={close} />,
    };
  };
}
