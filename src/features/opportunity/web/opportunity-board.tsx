import { callRoute, useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Board } from '#platform/web/kit/board.tsx';
import type { Refusal } from '#platform/web/kit/board.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { CardFace } from '#engine/web/board/card-face.tsx';
import { cardColumns } from '#engine/web/board/record-board.tsx';
import { useBoardRecords } from '#engine/web/board/use-board-records.ts';
import type { BoardViewProps } from '#engine/web/objects/object-registry.ts';
import { nameOfRecord } from '#engine/web/objects/read-value.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { listMovesRoute, stageRatesRoute, warningsRoute } from '../contract/opportunity.routes.ts';
import { BoardFix } from './board-fix.tsx';
import { BoardMoveFoot } from './board-move-foot.tsx';
import { ColumnSummary } from './column-summary.tsx';
import { createMoveDraft, unmetOf } from './move-draft.ts';
import { iconOf } from './requirement-icon.ts';
import { useMove } from './use-move.ts';
import { useStages } from './use-stages.ts';
import { WarningText, worstOf } from './warning-list.tsx';

/** Deals by stage: totals and observed rates per column; a refused drop says what is missing and lets it be given there. */
export function OpportunityBoard({ object: web, selection, openId, onOpen }: BoardViewProps) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const stages = useStages();
  const isPast = usePastDay() !== undefined;
  const rates = useRoute(stageRatesRoute, {}, { staleTimeMs: 300_000 });
  const board = useBoardRecords(
    web,
    { ...selection, by: 'stage', values: stages.map((stage) => stage.id), sumOf: 'amount', columns: [...cardColumns(web), 'stage'] },
    stages.length > 0,
  );
  const warnings = useWarnings(board.columns.flatMap((column) => column.rows));
  const move = useMove();
  const check = useCheck();
  if (!board.query.data) return <PageState of={board.query} shape="cards" />;
  return (
    <Board<RecordRow>
      label={t('opportunity.board')}
      cardKey={(card) => card.id}
      cardLabel={(card) => nameOfRecord(card, 'name')}
      openKey={openId}
      onOpen={(card) => onOpen(card, board.idsAround(card.id))}
      onEndReached={board.loadMore}
      {...(!isPast && {
        check,
        onMove: async (card: RecordRow, columnId: string) => {
          const stage = stages.find((each) => each.id === columnId);
          if (!stage) return undefined;
          try {
            await move(card, stage);
            return undefined;
          } catch (error) {
            return { reasons: [{ id: 'refused', text: error instanceof Error ? error.message : String(error) }] };
          }
        },
      })}
      columns={board.columns.map((column) => ({
        id: column.value,
        title: label(stages.find((stage) => stage.id === column.value)?.label ?? { zh: column.value, en: column.value }),
        ...(column.count !== null && { count: column.count }),
        cards: column.rows,
        hasMore: column.nextCursor !== null,
        rest:
          column.count !== null && column.count > column.rows.length
            ? t('opportunity.rest', { count: column.count - column.rows.length })
            : undefined,
        summary: <ColumnSummary sum={column.sum} rate={rates.data?.stages.find((each) => each.stage === column.value)} />,
      }))}
      renderCard={(card) => {
        const warning = worstOf(warnings[card.id]);
        return <CardFace web={web} card={card} warning={warning && <WarningText warning={warning} />} />;
      }}
    />
  );
}

function useWarnings(cards: readonly RecordRow[]) {
  const ids = cards.slice(0, 500).map((card) => card.id);
  const answer = useRoute(warningsRoute, { ids }, { enabled: ids.length > 0, keepPrevious: true });
  return answer.data?.warnings ?? {};
}

/** Asks the gate while the card is held; undefined means it may be dropped. */
function useCheck() {
  const label = useLabel();
  return async (card: RecordRow, columnId: string): Promise<Refusal | undefined> => {
    const options = await callRoute(listMovesRoute, { id: card.id });
    const move = options.moves.find((each) => each.to === columnId);
    if (!move || move.isAllowed) return undefined;
    const store = createMoveDraft();
    const unmet = unmetOf(move);
    return {
      reasons: unmet.map((requirement) => ({
        id: requirement.id,
        icon: iconOf(requirement),
        text: [requirement.label, requirement.now ?? requirement.hint]
          .filter((each) => each !== undefined)
          .map((each) => label(each))
          .join(' · '),
        fix: <BoardFix requirement={requirement} card={card} columnId={columnId} store={store} />,
      })),
      footer: (close) => <BoardMoveFoot card={card} columnId={columnId} store={store} close={close} />,
    };
  };
}
