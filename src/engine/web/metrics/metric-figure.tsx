import type { Trace } from '#platform/contract/trace.ts';
import { Figure } from '#platform/web/kit/figure.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import { FigureDefinition, FigureNote, FigureValue } from './figure-value.tsx';
import './metrics.css';

interface MetricFigureProps {
  readonly result: MeasureResult;
  /** The same metric over the period before. */
  readonly before?: MeasureResult | undefined;
  /** Says which period `before` is. */
  readonly beforeWords?: string | undefined;
  readonly label?: string | undefined;
  readonly size?: 'normal' | 'large' | 'hero';
  readonly onExplain: (trace: Trace) => void;
}

/** A registry figure that explains itself: hover for the definition, click for the rows, ⓘ for the trace. */
export function MetricFigure({ result, before, beforeWords, label, size = 'normal', onExplain }: MetricFigureProps) {
  const name = useLabel();
  const go = useGo();
  return (
    <div data-metric={result.metric}>
      <Figure
        label={
          <span className="clip" title={label ?? name(result.title)}>
            {label ?? name(result.title)}
          </span>
        }
        size={size}
        value={<FigureValue figure={result} />}
        note={<FigureNote result={result} before={before} />}
        definition={<FigureDefinition result={result} extra={before && beforeWords} />}
        onOpenRows={() => go(result.rows.link)}
        onExplain={() => onExplain(result.trace)}
      />
    </div>
  );
}
