import { formatPercent } from '#platform/contract/format/format-number.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame, ChartGroup } from './chart-frame.tsx';

/** One step of a funnel. */
export interface FunnelStage {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** The count as printed, where it is more than a number. */
  readonly text?: string;
  /** What became of those in the step; absent: how many there are in this one of those in the one before. */
  readonly after?: string;
  /** Those who came no further. */
  readonly stayed?: string;
  /** False where its records cannot be listed. */
  readonly opens?: boolean;
}

interface FunnelChartProps {
  readonly label: string;
  readonly stages: readonly FunnelStage[];
  /** Opens the records of a step, or those who came no further. */
  readonly onSelect?: ((id: string, part: 'all' | 'stayed') => void) | undefined;
}

/** Counts by stage, centred bars from zero, with what went on from one to the next between them; each opens its records. */
export function FunnelChart({ label, stages, onSelect }: FunnelChartProps) {
  const t = useMessages(kitMessages);
  const most = Math.max(1, ...stages.map((stage) => stage.count));
  const rateTo = (at: number) => {
    const before = stages[at - 1]?.count ?? 0;
    return before === 0 ? '—' : formatPercent((stages[at]?.count ?? 0) / before, 0);
  };
  const isTold = stages.some((stage) => stage.after !== undefined);
  const drawing = (
    <div className="k-funnel">
      {stages.map((stage, at) => (
        <div key={stage.id} style={{ display: 'contents' }}>
          {!isTold && at > 0 && <span className="k-funnel-rate">↓ {rateTo(at)}</span>}
          <FunnelStep stage={stage} share={stage.count / most} onSelect={onSelect} />
          {stage.after !== undefined && <FunnelAfter stage={stage} onSelect={onSelect} />}
        </div>
      ))}
    </div>
  );
  if (onSelect) return <ChartGroup label={label}>{drawing}</ChartGroup>;
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [t('kit.chart_category'), label, '%'],
        rows: stages.map((stage, at) => [stage.label, printed(stage), stage.after ?? (at === 0 ? '' : rateTo(at))]),
      }}
    >
      {drawing}
    </ChartFrame>
  );
}

interface FunnelPartProps {
  readonly stage: FunnelStage;
  readonly onSelect: FunnelChartProps['onSelect'];
}

function FunnelStep({ stage, share, onSelect }: FunnelPartProps & { readonly share: number }) {
  const row = (
    <>
      <span className="clip" title={stage.label}>
        {stage.label}
      </span>
      <span className="k-funnel-bar" aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num ink w5">{printed(stage)}</span>
    </>
  );
  if (!onSelect || stage.opens === false) return <div className="k-funnel-row">{row}</div>;
  return (
    <button type="button" className="k-funnel-row" onClick={() => onSelect(stage.id, 'all')}>
      {row}
    </button>
  );
}

function FunnelAfter({ stage, onSelect }: FunnelPartProps) {
  return (
    <span className="k-funnel-rate">
      {stage.after}
      {stage.stayed !== undefined && ' · '}
      {stage.stayed !== undefined &&
        (onSelect ? (
          <button type="button" aria-label={`${stage.label} · ${stage.stayed}`} onClick={() => onSelect(stage.id, 'stayed')}>
            {stage.stayed}
          </button>
        ) : (
          stage.stayed
        ))}
    </span>
  );
}

function printed({ count, text }: FunnelStage): string {
  return text ?? count.toLocaleString('en');
}
