import { Delta } from '#platform/web/kit/values.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useReading } from '#platform/web/reading.ts';
import { computeChange } from '#engine/contract/metrics/compute-change.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import type { Figure, MeasureResult } from '#engine/contract/metrics/measure.ts';
import { printFigure, printFigureExact } from '#engine/contract/metrics/print-figure.ts';

/** A figure of the registry: short with the exact value on hover, a dash where undefined, every currency by itself. */
export function FigureValue({ figure }: { readonly figure: Figure }) {
  const locale = useLocale();
  const t = useMessages(metricsMessages);
  const reason = figure.undefinedBecause;
  if (figure.byCurrency) {
    const parts = figure.byCurrency.map((part) => printFigure({ ...figure, value: part.value, currency: part.currency }, locale));
    return (
      <span className="nowrap" title={parts.join(' · ')}>
        {parts.join(' · ')}
      </span>
    );
  }
  if (figure.value === null) {
    const words = reason ? t(`metrics.why_${reason.code}`) : '';
    return (
      <span className="muted">
        <span aria-hidden>—</span>
        <span className="sr-only">{words}</span>
      </span>
    );
  }
  return (
    <span className="nowrap" title={printFigureExact(figure, locale)}>
      {isMeasuredFinely(figure) ? printFigureExact(figure, locale) : printFigure(figure, locale)}
    </span>
  );
}

/** Rates and days are short enough to show all their digits; money and counts are shortened. */
function isMeasuredFinely({ unit }: Figure): boolean {
  return unit === 'percent' || unit === 'days';
}

/** Why there is no value, or how it moved against the period before; nothing when neither can be said. */
export function FigureNote({ result, before }: { readonly result: MeasureResult; readonly before?: MeasureResult | undefined }) {
  const t = useMessages(metricsMessages);
  if (result.undefinedBecause) return <span className="figure-why">{t(`metrics.why_${result.undefinedBecause.code}`)}</span>;
  const change = before && computeChange(result, before);
  if (!change) return null;
  const suffix = { percent: '%', points: t('metrics.points'), days: t('metrics.day_suffix'), unit: '' }[change.in];
  return (
    <Delta
      value={Number(change.size.toFixed(2))}
      suffix={suffix}
      quietBelow={1}
      {...(result.direction !== 'neutral' && { goodWhen: result.direction === 'higher' ? 'up' : 'down' })}
    />
  );
}

/** Definition, formula, population and as-of of a figure, for its hover. */
export function FigureDefinition({ result, extra }: { readonly result: MeasureResult; readonly extra?: string | undefined }) {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  const locale = useLocale();
  const reading = useReading();
  const { trace } = result;
  return (
    <span className="figure-definition">
      <b>
        {label(result.title)} {result.value !== null && printFigureExact(result, locale)}
      </b>
      <span>{label(trace.definition)}</span>
      {trace.formula && <span className="muted">{trace.formula}</span>}
      <span className="muted">{label(trace.population)}</span>
      {result.undefinedBecause && <span>{label(result.undefinedBecause.label)}</span>}
      {result.used < result.n && <span className="muted">{t('metrics.left_out', { count: result.n - result.used })}</span>}
      {extra && <span className="muted">{extra}</span>}
      <span className="muted">{t('metrics.as_of', { moment: formatMomentExact(new Date(result.asOf), reading.timeZone) })}</span>
    </span>
  );
}
