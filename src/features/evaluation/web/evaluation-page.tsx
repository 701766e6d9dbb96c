import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Figure, Figures } from '#platform/web/kit/figure.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { TraceDrawer } from '#platform/web/kit/trace-drawer.tsx';
import { Delta, NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { formatPercent } from '#platform/contract/format/format-number.ts';
import type { Trace } from '#platform/contract/trace.ts';
import { evaluationMessages } from '../contract/evaluation.messages.ts';
import { computeHistory, type DimensionView, evaluate, type Evaluation } from '../contract/evaluation.routes.ts';
import { DimensionRow } from './dimension-row.tsx';
import { QuestionBar, useQuestion } from './question-bar.tsx';
import './evaluation.css';

/** Twenty dimensions from low to high; each opens to its indicators, each indicator to its trace and rows. */
export function EvaluationPage() {
  const t = useMessages(evaluationMessages);
  const question = useQuestion();
  const evaluation = useRoute(evaluate, question.input, { keepPrevious: true });
  const [trace, setTrace] = useState<Trace>();
  return (
    <>
      <PageHeader
        title={t('evaluation.title')}
        summary={evaluation.data && `${evaluation.data.period.from} – ${evaluation.data.period.to}`}
        actions={<HistoryButton input={question.input} />}
      >
        <QuestionBar question={question} />
        {evaluation.data && <Summary evaluation={evaluation.data} />}
      </PageHeader>
      {evaluation.data ? <Dimensions evaluation={evaluation.data} onExplain={setTrace} /> : <PageState of={evaluation} />}
      {trace && <TraceDrawer trace={trace} onClose={() => setTrace(undefined)} />}
    </>
  );
}

function HistoryButton({ input }: { readonly input: ReturnType<typeof useQuestion>['input'] }) {
  const t = useMessages(evaluationMessages);
  const compute = useRouteMutation(computeHistory, { onSuccess: () => showToast({ text: t('evaluation.history_started') }) });
  return (
    <Button icon="bars" isBusy={compute.isPending} onClick={() => compute.mutate({ ...input, periods: 6 })}>
      {t('evaluation.compute_history')}
    </Button>
  );
}

function Summary({ evaluation }: { readonly evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages);
  const label = useLabel();
  const lowest = evaluation.dimensions.find((dimension) => dimension.id === evaluation.minimum?.id);
  const doubtful = evaluation.dimensions.filter((dimension) => dimension.confidence === 'low' || dimension.confidence === 'none').length;
  return (
    <Figures>
      <Figure
        size="hero"
        label={t('evaluation.average')}
        value={printScore(evaluation.average)}
        note={evaluation.averageChange !== null && <Delta value={evaluation.averageChange} goodWhen="up" quietBelow={1} />}
      />
      <Figure
        size="hero"
        tone="bad"
        label={t('evaluation.minimum')}
        value={printScore(evaluation.minimum?.score ?? null)}
        note={lowest && `${lowest.number} ${label(lowest.label)}`}
      />
      <Figure label={t('evaluation.on_target')} value={evaluation.onTarget} note={`/ ${evaluation.dimensions.length}`} />
      <Figure label={t('evaluation.coverage')} value={formatPercent(evaluation.coverage / 100, 0)} />
      <Figure
        label={t('evaluation.low_confidence')}
        value={t('evaluation.dimensions', { count: doubtful })}
        tone={doubtful > 0 ? 'watch' : 'neutral'}
      />
    </Figures>
  );
}

function printScore(score: number | null) {
  return score === null ? <NoValue /> : score.toFixed(1);
}

function Dimensions({ evaluation, onExplain }: { readonly evaluation: Evaluation; readonly onExplain: (trace: Trace) => void }) {
  const t = useMessages(evaluationMessages);
  const [openId, setOpenId] = useState(evaluation.minimum?.id);
  const sorted = evaluation.dimensions.toSorted(byScore);
  return (
    <div className="page page-scroll evaluation">
      <div className="evaluation-line evaluation-columns" aria-hidden>
        <span />
        <span>{t('evaluation.dimension')}</span>
        <span>{t('evaluation.score')}</span>
        <span />
        <span className="num">{t('evaluation.change')}</span>
        <span>{t('evaluation.trend')}</span>
        <span className="num">{t('evaluation.coverage')}</span>
        <span className="num">{t('evaluation.confidence')}</span>
      </div>
      {sorted.map((dimension) => (
        <DimensionRow
          key={dimension.id}
          dimension={dimension}
          isOpen={openId === dimension.id}
          onToggle={() => setOpenId(openId === dimension.id ? undefined : dimension.id)}
          onExplain={onExplain}
        />
      ))}
    </div>
  );
}

/** Lowest first; those without a score come last. */
function byScore(left: DimensionView, right: DimensionView): number {
  if (left.score === null || right.score === null) return Number(left.score === null) - Number(right.score === null) || left.number - right.number;
  return left.score - right.score;
}
