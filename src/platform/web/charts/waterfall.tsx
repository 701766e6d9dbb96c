import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame } from './chart-frame.tsx';
import { placeSteps } from './place-steps.ts';
import type { WaterfallStep } from './place-steps.ts';

export type { WaterfallStep } from './place-steps.ts';

interface WaterfallProps {
  readonly label: string;
  readonly steps: readonly WaterfallStep[];
  readonly height?: number;
}

const top = 18;
const foot = 20;
const slot = 64;

/** How one figure becomes another, adding up: start, changes, end. */
export function Waterfall({ label, steps, height = 160 }: WaterfallProps) {
  const t = useMessages(kitMessages);
  const columns = placeSteps(steps);
  const most = Math.max(1e-9, ...columns.map((column) => Math.max(column.from, column.to)));
  const least = Math.min(0, ...columns.map((column) => Math.min(column.from, column.to)));
  const y = (value: number) => top + (1 - (value - least) / (most - least)) * (height - top - foot);
  const width = steps.length * slot;
  return (
    <ChartFrame label={label} table={{ columns: [t('kit.chart_category'), label], rows: steps.map((step) => [step.label, step.text]) }}>
      <svg className="k-svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} style={{ maxWidth: '100%' }}>
        <defs>
          <pattern id="k-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--surface)" />
            <rect width="2" height="6" fill="var(--c-2)" />
          </pattern>
        </defs>
        <line x1="0" x2={width} y1={y(0)} y2={y(0)} stroke="var(--c-grid)" />
        {columns.map((column, at) => (
          <g key={column.step.id}>
            <rect
              x={at * slot + 14}
              width={slot - 28}
              y={Math.min(y(column.from), y(column.to))}
              height={Math.max(1, Math.abs(y(column.from) - y(column.to)))}
              rx="1.5"
              fill={fillOf(column.step)}
            />
            {column.step.kind === 'start' && (
              <line x1={at * slot + 14} x2={at * slot + slot - 14} y1={y(column.to)} y2={y(column.to)} stroke="var(--c-target)" strokeWidth="2" />
            )}
            {at < columns.length - 1 && (
              <line
                x1={at * slot + slot - 14}
                x2={(at + 1) * slot + 14}
                y1={y(column.to)}
                y2={y(column.to)}
                stroke="var(--n-300)"
                strokeDasharray="2 3"
              />
            )}
            <text className="lb" x={at * slot + slot / 2} y={Math.min(y(column.from), y(column.to)) - 5} textAnchor="middle">
              {column.step.text}
            </text>
            <text x={at * slot + slot / 2} y={height - 4} textAnchor="middle" fill={column.step.tone === 'bad' ? 'var(--bad-ink)' : undefined}>
              {column.step.label}
            </text>
          </g>
        ))}
      </svg>
    </ChartFrame>
  );
}

function fillOf(step: WaterfallStep): string {
  if (step.kind === 'start') return 'var(--n-100)';
  const fills = { ours: 'var(--c-1)', pale: 'var(--c-2)', hatched: 'url(#k-hatch)', bad: 'var(--bad)', good: 'var(--good)' };
  return fills[step.tone ?? 'ours'];
}
