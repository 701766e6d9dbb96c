import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { StagePath } from '#platform/web/kit/stage-path.tsx';
import type { PathStage } from '#platform/web/kit/stage-path.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import type { RecordPartProps } from '#engine/web/objects/object-registry.ts';
import type { MoveOptions } from '#features/process/contract/requirement.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { listMovesRoute } from '../contract/opportunity.routes.ts';
import { MoveBox } from './move-box.tsx';
import { unmetOf } from './move-draft.ts';
import { NextStepLine } from './next-step-line.tsx';
import { useMove } from './use-move.ts';
import { WarningList } from './warning-list.tsx';

/** Where a deal stands, why it cannot go on, what is next and what to worry about. */
export function StageHeader({ record }: RecordPartProps) {
  const t = useMessages(opportunityMessages);
  const isPast = usePastDay() !== undefined;
  const moves = useRoute(listMovesRoute, { id: record.id }, { enabled: !isPast });
  const stages = usePathStages(moves.data);
  const [asked, setAsked] = useSearchParam('stage');
  const moveOn = useMove();
  const chosen = moves.data?.moves.find((move) => move.to === asked);
  const choose = (stageId: string) => {
    const move = moves.data?.moves.find((each) => each.to === stageId);
    if (!move) return;
    if (!move.isAllowed) return setAsked(asked === stageId ? undefined : stageId);
    setAsked(undefined);
    moveOn(record, { id: move.to, label: move.label }).catch((error: unknown) =>
      showToast({ text: error instanceof Error ? error.message : String(error), tone: 'bad' }),
    );
    return undefined;
  };
  return (
    <>
      {moves.isPending && !isPast && <div className="deal-path-space" aria-hidden />}
      {stages.length > 0 && <StagePath label={t('opportunity.path')} stages={stages} onSelect={choose} />}
      {chosen && moves.data && (
        <MoveBox key={chosen.to} record={record} move={chosen} version={moves.data.processVersion} onClose={() => setAsked(undefined)} />
      )}
      <div className="deal-line">
        <NextStepLine record={record} />
        <span className="spread" />
        <WarningList id={record.id} />
      </div>
    </>
  );
}

/** The same in short, beside a list. */
export function StagePeek({ record }: RecordPartProps) {
  const t = useMessages(opportunityMessages);
  const moves = useRoute(listMovesRoute, { id: record.id });
  const stages = usePathStages(moves.data);
  const current = stages.find((stage) => stage.state === 'current' || stage.state === 'lost');
  const next = moves.data?.moves.find((move) => move.direction === 'forward' && move.exists);
  const missing = next ? unmetOf(next).length : 0;
  return (
    <div className="deal-peek">
      <div className="deal-peek-path" aria-hidden>
        {stages
          .filter((stage) => stage.id !== 'lost')
          .map((stage) => (
            <i key={stage.id} className={stage.state} />
          ))}
      </div>
      <div className="row g2">
        <b>{current?.label}</b>
        <span className={current?.isOver ? 'watch t12 spread' : 'muted t12 spread'}>{current?.note}</span>
        {missing > 0 && (
          <StatusText tone="bad" icon="lock">
            {t('opportunity.next_stage_missing', { count: missing })}
          </StatusText>
        )}
      </div>
      <NextStepLine record={record} />
      <WarningList id={record.id} />
    </div>
  );
}

function usePathStages(moves: MoveOptions | undefined): readonly PathStage[] {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  if (!moves) return [];
  const next =
    moves.moves.find((move) => move.direction === 'forward' && move.exists) ?? moves.moves.find((move) => move.kind === 'won' && move.exists);
  const isLost = moves.path.some((stage) => stage.kind === 'lost' && stage.state === 'current');
  return moves.path.map((stage) => {
    const missing = stage.id === next?.to ? unmetOf(next).length : 0;
    const isCurrent = stage.state === 'current';
    const isOver = isCurrent && stage.dwell !== null && stage.standardDwell !== null && stage.dwell > stage.standardDwell;
    const dwell =
      stage.dwell === null
        ? undefined
        : isCurrent && stage.standardDwell !== null
          ? t('opportunity.dwell_standard', { count: stage.dwell, standard: stage.standardDwell })
          : t('opportunity.dwell', { count: stage.dwell });
    const state = isCurrent ? (isLost ? 'lost' : 'current') : stage.state === 'passed' ? 'done' : missing > 0 ? 'refused' : 'ahead';
    const note = missing > 0 ? t('opportunity.missing', { count: missing }) : dwell;
    return { id: stage.id, label: label(stage.label), state, ...(note !== undefined && { note }), isOver };
  });
}
