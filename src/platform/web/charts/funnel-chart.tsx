import { formatPercent } from '#platform/contract/format/format-number.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame } from './chart-frame.tsx';

interface FunnelChartProps {
  readonly label: string;
  readonly stages: readonly { readonly id: string; readonly label: string; readonly count: number; readonly note?: string }[];
}

/** Counts by stage, centred bars from zero, with the rate from one stage to the next between them. */
export function FunnelChart({ label, stages }: FunnelChartProps) {
  const t = useMessages(kitMessages);
  const most = Math.max(1, ...stages.map((stage) => stage.count));
  const rateTo = (at: number) => {
    const before = stages[at - 1]?.count ?? 0;
    return before === 0 ? '—' : formatPercent((stages[at]?.count ?? 0) / before, 0);
  };
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [t('kit.chart_category'), label, '%'],
        rows: stages.map((stage, at) => [stage.label, String(stage.count), at === 0 ? '' : rateTo(at)]),
      }}
    >
      {stages.map((stage, at) => (
        <div className="k-funnel-row" key={stage.id}>
          {at > 0 && <span className="k-funnel-rate">↓ {rateTo(at)}</span>}
          <span className="clip" style={{ gridColumn: 1 }}>
            {stage.label}
          </span>
          <span className="k-funnel-bar">
            <span style={{ width: `${(stage.count / most) * 100}%` }} />
          </span>
          <span className="num ink w5">
            {stage.count.toLocaleString('en')}
            {stage.note && <span className="muted t12"> {stage.note}</span>}
          </span>
        </div>
      ))}
    </ChartFrame>
  );
}
