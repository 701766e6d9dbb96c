import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { Trace } from '#platform/contract/trace.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import { FigureNote } from '#engine/web/metrics/figure-value.tsx';
import { analyticsMessages } from '../contract/analytics.messages.ts';

interface TileFrameProps {
  readonly id: string;
  readonly title: string;
  readonly result: MeasureResult;
  readonly note?: ReactNode;
  readonly size: 'third' | 'half' | 'side' | 'wide';
  readonly onExplain: (trace: Trace) => void;
  readonly children: ReactNode;
}

/** One chart with its name, what it sums to, and its explanation. */
export function TileFrame({ id, title, result, note, size, onExplain, children }: TileFrameProps) {
  const t = useMessages(kitMessages);
  return (
    <section className={`dashboard-tile ${size}`} data-tile={id} aria-label={title}>
      <div className="dashboard-tile-head">
        <h2 className="section-title clip">{title}</h2>
        <IconButton icon="info" size="small" label={`${t('kit.explain')} · ${title}`} onClick={() => onExplain(result.trace)} />
        <span className="spread" />
        <span className="muted t12 clip">{note}</span>
      </div>
      {children}
    </section>
  );
}

/** What stands in place of a chart without groups, with the reason. */
export function TileEmpty({ result }: { readonly result: MeasureResult }) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  return (
    <p className="muted dashboard-tile-empty" title={result.undefinedBecause ? label(result.undefinedBecause.label) : undefined}>
      {result.undefinedBecause ? <FigureNote result={result} /> : t('analytics.no_data')}
    </p>
  );
}
