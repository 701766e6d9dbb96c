interface SparkLineProps {
  readonly label: string;
  /** Oldest first; null is a gap. */
  readonly values: readonly (number | null)[];
  readonly width?: number;
  readonly height?: number;
  /** Colours the last point. */
  readonly tone?: 'neutral' | 'good' | 'bad';
}

/** A small course without axes; the last point is marked. */
export function SparkLine({ label, values, width = 72, height = 18, tone = 'neutral' }: SparkLineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2)
    return (
      <span className="muted" role="img" aria-label={label}>
        —
      </span>
    );
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (at: number) => 3 + (at / (values.length - 1)) * (width - 6);
  const y = (value: number) => 3 + (1 - (value - low) / span) * (height - 6);
  const points = values.map((value, at) => (value === null ? null : `${x(at).toFixed(1)},${y(value).toFixed(1)}`));
  const path = points.map((point, at) => (point === null ? '' : `${at === 0 || points[at - 1] === null ? 'M' : 'L'}${point}`)).join('');
  const lastAt = values.findLastIndex((value) => value !== null);
  const last = values[lastAt] ?? low;
  const dot = tone === 'bad' ? 'var(--bad)' : tone === 'good' ? 'var(--good)' : 'var(--n-700)';
  return (
    <svg width={width} height={height} role="img" aria-label={`${label} ${known.join(', ')}`} style={{ verticalAlign: 'middle', flex: 'none' }}>
      <path d={path} fill="none" stroke="var(--n-400)" strokeWidth="1.25" strokeLinejoin="round" />
      <circle cx={x(lastAt)} cy={y(last)} r="2" fill={dot} />
    </svg>
  );
}
