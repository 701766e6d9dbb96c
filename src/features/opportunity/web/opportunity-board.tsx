import { callRoute, useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Board } from '#platform/web/kit/board.tsx';
import type { Refusal } from '#platform/web/kit/board.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { cardColumns } from '#engine/web/board/card-columns.ts';
import { CardFace } from '#engine/web/board/card-face.tsx';
import { readCellId } from '#engine/web/board/lane-key.ts';
import { useRefusalOf } from '#engine/web/board/refusal-of.ts';
import { useBoardLayout } from '#engine/web/board/use-board-layout.ts';
import { useKitColumns } from '#engine/web/board/use-kit-columns.tsx';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import type { BoardViewProps, WebObject } from '#engine/web/objects/object-registry.ts';
import { nameOfRecord, readValue } from '#engine/web/objects/read-value.ts';
import { RowActions } from '#engine/web/objects/row-actions.tsx';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
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
export function OpportunityBoard({ object: web, selection, settings, openId, onOpen }: BoardViewProps) {
  const t = useMessages(opportunityMessages);
  const layout = useMessages(layoutMessages);
  const label = useLabel();
  const stages = useStages();
  const isPast = usePastDay() !== undefined || selection.asOf !== undefined;
  const rates = useRoute(stageRatesRoute, {}, { staleTimeMs: 300_000 });
  const lanes = settings.board?.lanes;
  const columns = [...new Set([...cardColumns(web), 'stage', ...(lanes === undefined ? [] : [lanes])])];
  const request = { ...selection, by: 'stage', values: stages.map((stage) => stage.id), sumOf: 'amount', columns };
  const board = useBoardLayout(web, request, lanes, stages.length > 0);
  const { columns: shown, ...laned } = useKitColumns(web, board, {
    titleOf: (value) => label(stages.find((stage) => stage.id === value)?.label ?? { zh: value, en: value }),
    summaryOf: (value, sum) => <ColumnSummary sum={sum} rate={rates.data?.stages.find((each) => each.stage === value)} />,
    sumOf: 'amount',
  });
  const warnings = useWarnings(board.cards);
  const onMove = useCardMove(web, board.lanesBy);
  const check = useCheck(board.lanesBy);
  if (!board.query.data) return <PageState of={board.query} shape="cards" />;
  if (board.totals.every((column) => column.count === 0))
    return (
      <EmptyState
        icon="board"
        title={layout('board.empty')}
        text={layout('board.empty_text', { field: label(web.object.fields['stage']?.label ?? web.object.label) })}
      />
    );
  return (
    <Board<RecordRow>
      label={t('opportunity.board')}
      cardKey={(card) => card.id}
      cardLabel={(card) => nameOfRecord(card, 'name')}
      openKey={openId}
      onOpen={(card) => onOpen(card, board.idsAround(card.id))}
      onEndReached={board.loadMore}
      {...(!isPast && { check, onMove })}
      columns={shown}
      {...laned}
      cardActions={(card) => <RowActions object={web.object.id} id={card.id} />}
      renderCard={(card) => {
        const warning = worstOf(warnings[card.id]);
        return <CardFace web={web} card={card} warning={warning && <WarningText warning={warning} />} />;
      }}
    />
  );
}

/** What of a card changes in a cell: its stage, and what its lane stands for. */
function changeOf(card: RecordRow, cell: string, lanesBy: string | undefined) {
  const { value, lane } = readCellId(cell);
  const isOtherLane = lane !== undefined && lanesBy !== undefined && String(readValue(card, lanesBy)) !== String(lane);
  return { stage: value, isOtherStage: card['stage'] !== value, lane: isOtherLane ? { [lanesBy]: lane } : undefined };
}

function useCardMove(web: WebObject, lanesBy: string | undefined) {
  const stages = useStages();
  const move = useMove();
  const refresh = useRefreshObject();
  const refusalOf = useRefusalOf();
  return async (card: RecordRow, cell: string): Promise<Refusal | undefined> => {
    const change = changeOf(card, cell, lanesBy);
    const stage = stages.find((each) => each.id === change.stage);
    if (!stage) return undefined;
    try {
      if (change.isOtherStage) await move(card, stage, { values: change.lane ?? {}, checklist: [], reason: '' });
      else if (change.lane) {
        await callRoute(routesOf(web.object).update, { id: card.id, ...change.lane });
        await refresh('opportunity');
      }
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  };
}

function useWarnings(cards: readonly RecordRow[]) {
  const ids = cards.slice(0, 500).map((card) => card.id);
  const answer = useRoute(warningsRoute, { ids }, { enabled: ids.length > 0, keepPrevious: true });
  return answer.data?.warnings ?? {};
}

/** Asks the gate while the card is held; undefined means it may be dropped. */
function useCheck(lanesBy: string | undefined) {
  const label = useLabel();
  return async (card: RecordRow, cell: string): Promise<Refusal | undefined> => {
    const { stage: columnId, isOtherStage } = changeOf(card, cell, lanesBy);
    if (!isOtherStage) return undefined;
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
