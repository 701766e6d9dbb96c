import { Button } from '#platform/web/kit/button.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { printTraceValue } from '#platform/web/kit/trace-drawer.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import type { Trace } from '#platform/contract/trace.ts';
import { evaluationMessages } from '../contract/evaluation.messages.ts';
import type { DimensionView } from '../contract/evaluation.routes.ts';

type Indicator = DimensionView['indicators'][number];

interface IndicatorTableProps {
  readonly dimension: DimensionView;
  readonly onExplain: (trace: Trace) => void;
}

/** The indicators of a dimension: actual against the band, weight, score; ⓘ opens the trace, the last link the rows. */
export function IndicatorTable({ dimension, onExplain }: IndicatorTableProps) {
  const t = useMessages(evaluationMessages);
  return (
    <table className="evaluation-indicators">
      <thead>
        <tr>
          <th scope="col">{t('evaluation.indicator')}</th>
          <th scope="col" className="num">
            {t('evaluation.actual')}
          </th>
          <th scope="col" className="num">
            {t('evaluation.band')}
          </th>
          <th scope="col" className="num">
            {t('evaluation.weight')}
          </th>
          <th scope="col" className="num">
            {t('evaluation.score')}
          </th>
          <th />
        </tr>
      </thead>
      <tbody>
        {dimension.indicators.map((indicator) => (
          <IndicatorLine key={indicator.metric} indicator={indicator} onExplain={onExplain} />
        ))}
      </tbody>
    </table>
  );
}

function IndicatorLine({ indicator, onExplain }: { readonly indicator: Indicator; readonly onExplain: (trace: Trace) => void }) {
  const t = useMessages(evaluationMessages);
  const label = useLabel();
  const { trace } = indicator;
  return (
    <tr>
      <td>
        {label(indicator.label)}
        {indicator.why && <div className="muted t12">{label(indicator.why)}</div>}
      </td>
      <td className="num">
        <Actual indicator={indicator} />
      </td>
      <td className="num muted">
        {indicator.zero} → {indicator.full}
      </td>
      <td className="num muted">{indicator.weight}%</td>
      <td className="num">
        {indicator.score === null ? (
          <NoValue />
        ) : (
          <span className="evaluation-indicator-score">
            <Progress value={indicator.score / 100} tone={indicator.score < 50 ? 'bad' : 'open'} label={t('evaluation.score')} />
            <b>{indicator.score.toFixed(1)}</b>
          </span>
        )}
      </td>
      <td className="nowrap">
        {trace && (
          <Button kind="link" size="small" icon="info" onClick={() => onExplain(trace)}>
            {t('evaluation.explain')}
          </Button>
        )}
        {indicator.rows && (
          <Link className="link t12" to={indicator.rows.link}>
            {' '}
            {t('evaluation.rows')}
          </Link>
        )}
      </td>
    </tr>
  );
}

function Actual({ indicator }: { readonly indicator: Indicator }) {
  const t = useMessages(evaluationMessages);
  const locale = useLocale();
  if (indicator.value === null) return <NoValue />;
  const { trace } = indicator;
  return (
    <>
      <b>{trace ? printTraceValue(trace.value, locale) : indicator.value}</b>{' '}
      <span className="muted t12">{t('evaluation.n', { count: indicator.n })}</span>
    </>
  );
}
