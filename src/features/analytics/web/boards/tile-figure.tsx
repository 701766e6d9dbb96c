import { Gauge } from '#platform/web/charts/gauge.tsx';
import { Figure } from '#platform/web/kit/figure.tsx';
import { Delta } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { computeChange } from '#engine/contract/metrics/compute-change.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import type { TileFigure, TileMeasure } from '../../contract/tile-result.ts';
import type { TileDrawingProps } from './tile-chart.tsx';
import { useTileWords } from './tile-words.ts';

/** The bare figure, large, with how it moved; several beside each other. */
export function TileFigures({ result, onOpen }: TileDrawingProps) {
  const label = useLabel();
  const words = useTileWords();
  const { total, measures } = result;
  return (
    <div className="board-figures">
      {measures.map((measure, at) => {
        const figure = total.figures[at];
        return (
          <Figure
            key={measure.id}
            size="large"
            label={measures.length > 1 ? label(measure.label) : null}
            value={<span title={words.figure(figure, measure, true)}>{words.figure(figure, measure)}</span>}
            note={figure && <TileChange figure={figure} measure={measure} />}
            {...(measure.definition && { definition: label(measure.definition) })}
            {...(onOpen && total.rows && { onOpenRows: () => onOpen(total) })}
          />
        );
      })}
    </div>
  );
}

/** How a figure moved against the time it is compared with, or why there is none. */
export function TileChange({ figure, measure }: { readonly figure: TileFigure; readonly measure: TileMeasure }) {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  if (figure.because) return <span className="muted t12">{label(figure.because)}</span>;
  const unit = measure.unit === 'number' ? 'count' : measure.unit;
  const change = computeChange({ ...measure, unit, value: figure.value }, { ...measure, unit, value: figure.before });
  if (!change) return null;
  const suffix = { percent: '%', points: t('metrics.points'), days: t('metrics.day_suffix'), unit: '' }[change.in];
  return (
    <Delta
      value={Number(change.size.toFixed(1))}
      suffix={suffix}
      quietBelow={1}
      {...(measure.direction !== 'neutral' && { goodWhen: measure.direction === 'higher' ? ('up' as const) : ('down' as const) })}
    />
  );
}

/** How far the target is reached: the figure on a scale with the target as a tick. */
export function TileGauge({ result, title, onOpen }: TileDrawingProps) {
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const [measure] = result.measures;
  const [figure] = result.total.figures;
  if (!figure || figure.value === null)
    return <span className="muted">{measure && figure ? <TileChange figure={figure} measure={measure} /> : '—'}</span>;
  const value = Number(figure.value);
  const target = result.total.target === null ? undefined : Number(result.total.target);
  const share = target !== undefined && target > 0 ? t('dashboards.of_target', { percent: `${((value / target) * 100).toFixed(1)}%` }) : undefined;
  return (
    <>
      <Gauge
        label={title}
        value={value}
        target={target}
        print={(each) => words.number(each, measure)}
        note={share && <span className="muted">{share}</span>}
      />
      {onOpen && result.total.rows && (
        <button type="button" className="board-cell muted t12" onClick={() => onOpen(result.total)}>
          {t('dashboards.open_rows')}
        </button>
      )}
    </>
  );
}
