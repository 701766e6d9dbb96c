import { Icon } from '#platform/web/kit/icon.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { SparkLine } from '#platform/web/charts/spark-line.tsx';
import { Delta, NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { formatPercent } from '#platform/contract/format/format-number.ts';
import type { Trace } from '#platform/contract/trace.ts';
import { evaluationMessages } from '../contract/evaluation.messages.ts';
import type { DimensionView } from '../contract/evaluation.routes.ts';
import { IndicatorTable } from './indicator-table.tsx';

interface DimensionRowProps {
  readonly dimension: DimensionView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onExplain: (trace: Trace) => void;
}

const levels = { none: 0, low: 1, medium: 3, high: 4 } as const;

/** One dimension on a line; opened, its indicators, what is missing and what to do. */
export function DimensionRow({ dimension, isOpen, onToggle, onExplain }: DimensionRowProps) {
  const t = useMessages(evaluationMessages);
  const label = useLabel();
  return (
    <div className={`evaluation-dimension${isOpen ? ' open' : ''}`}>
      <button type="button" className="evaluation-line" aria-expanded={isOpen} onClick={onToggle}>
        <span className="muted num">{dimension.number}</span>
        <b className="clip">{label(dimension.label)}</b>
        <ScoreBar dimension={dimension} />
        <b className="num">{dimension.score === null ? <NoValue /> : dimension.score.toFixed(1)}</b>
        <span className="num">{dimension.change === null ? <NoValue /> : <Delta value={dimension.change} goodWhen="up" quietBelow={2} />}</span>
        <span className="evaluation-trend">
          {dimension.trend.length > 1 ? (
            <SparkLine label={t('evaluation.trend')} values={[...dimension.trend.map((point) => point.score), dimension.score]} />
          ) : (
            <NoValue />
          )}
        </span>
        <span className={`num${dimension.coverage < 60 ? ' watch' : ''}`}>{formatPercent(dimension.coverage / 100, 0)}</span>
        <Confidence level={dimension.confidence} />
      </button>
      {isOpen && (
        <div className="evaluation-body">
          {dimension.indicators.length > 0 && <IndicatorTable dimension={dimension} onExplain={onExplain} />}
          {dimension.missing && (
            <p className="muted t12">
              <Icon name="database" size={14} /> {t('evaluation.would_supply', { source: label(dimension.missing) })}
            </p>
          )}
          <p className="t12">
            <span className="muted">{t('evaluation.advice')}</span> <b>{label(dimension.advice)}</b>
          </p>
        </div>
      )}
    </div>
  );
}

function ScoreBar({ dimension }: { readonly dimension: DimensionView }) {
  const t = useMessages(evaluationMessages);
  if (dimension.score === null) return <span className="evaluation-missing t12">{t('evaluation.no_data')}</span>;
  const isReached = dimension.score >= dimension.target;
  const tone = isReached ? 'reached' : dimension.score < dimension.target - 20 ? 'bad' : 'open';
  return (
    <Progress
      value={dimension.score / 100}
      mark={dimension.target / 100}
      tone={tone}
      label={`${t('evaluation.score')} ${dimension.score.toFixed(1)}, ${t('evaluation.target', { score: dimension.target })}`}
    />
  );
}

function Confidence({ level }: { readonly level: DimensionView['confidence'] }) {
  const t = useMessages(evaluationMessages);
  const words = t(`evaluation.confidence_${level}`);
  return (
    <span className={`evaluation-confidence ${level}`} title={words}>
      {[1, 2, 3, 4].map((step) => (
        <i key={step} className={step <= levels[level] ? 'on' : ''} />
      ))}
      <span className="sr-only">{words}</span>
    </span>
  );
}
