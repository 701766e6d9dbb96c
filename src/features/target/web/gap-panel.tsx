import { dayOf } from '#platform/contract/format/format-date.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { useRoute } from '#platform/web/api.ts';
import { Waterfall, type WaterfallStep } from '#platform/web/charts/waterfall.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { measureRoute } from '#engine/contract/metrics/metrics.routes.ts';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { computePace } from '../contract/compute-pace.ts';
import type { GridColumn } from '../contract/grid-columns.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { GridRow, TargetGrid } from '../contract/target.routes.ts';
import { cellAt, isAdditive } from './grid-model.ts';

interface GapPanelProps {
  readonly grid: TargetGrid;
  readonly row: GridRow;
  /** Without one, the whole version. */
  readonly column: GridColumn | undefined;
}

/** From the target down to what is missing, in steps that add up, and the pace by work days. */
export function GapPanel({ grid, row, column }: GapPanelProps) {
  const t = useMessages(targetMessages);
  const reading = useReading();
  const cell = column ? cellAt(grid, row, column, new Map()) : isAdditive(grid) ? row.total : undefined;
  const range = column?.range ?? { from: grid.version.from, to: grid.version.to };
  const hasForecast = grid.metric.id === 'won_amount';
  const open = useRoute(
    measureRoute,
    { metric: 'pipeline_closing', period: range, groupBy: ['forecast_category'], scope: scopeOf(row) },
    { enabled: hasForecast, keepPrevious: true },
  );
  const print = usePrint(grid);
  if (!isAdditive(grid)) return null;
  const [target, actual] = [cell?.prorated ?? cell?.value ?? null, cell?.actual ?? null];
  if (target === null || actual === null || Number(target) <= 0)
    return (
      <PanelSection title={t('target.waterfall')}>
        <p className="muted t12">{t('target.no_target')}</p>
      </PanelSection>
    );
  const steps = gapSteps(t, Number(target), Number(actual), hasForecast ? open.data : undefined, (value) => print(value).replace(/^[^\d−]*/, ''));
  const pace = computePace(Number(target), Number(actual), range, dayOf(new Date(grid.asOf), reading.timeZone));
  const gap = Number(target) - Number(actual);
  return (
    <PanelSection
      title={t('target.waterfall')}
      extra={<span className={gap > 0 ? 'bad' : 'good'}>{gap > 0 ? print(gap) : `${t('target.reached_all')} ${print(-gap)}`}</span>}
    >
      <Waterfall label={t('target.waterfall')} steps={steps} />
      {steps.length > 3 && <p className="muted t12">{t('target.full_amount')}</p>}
      {pace && pace.neededPerDay !== null && (
        <PaceLine
          passed={pace.passedDays}
          total={pace.workDays}
          points={pace.aheadPoints}
          needed={pace.neededPerDay !== null && gap > 0 ? print(pace.neededPerDay) : undefined}
        />
      )}
    </PanelSection>
  );
}

interface PaceLineProps {
  readonly passed: number;
  readonly total: number;
  readonly points: number;
  readonly needed: string | undefined;
}

/** Ahead of or behind an even course over the work days, and what each day left has to bring. */
function PaceLine({ passed, total, points, needed }: PaceLineProps) {
  const t = useMessages(targetMessages);
  const size = formatNumber(Math.abs(points), 1, true);
  const words = Math.abs(points) < 0.05 ? t('target.on_pace') : t(points < 0 ? 'target.behind' : 'target.ahead', { points: size });
  return (
    <div className="stack g1">
      <span className="row g2 wrap">
        <StatusText tone={points < -5 ? 'watch' : points >= 0 ? 'good' : 'neutral'}>{words}</StatusText>
      </span>
      <span className="muted t12">
        {[t('target.work_days', { passed, total }), needed !== undefined && t('target.needed', { value: needed })].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}

function usePrint(grid: TargetGrid): (value: number) => string {
  const locale = useLocale();
  return (value) =>
    grid.metric.isMoney ? printFigure({ value: value.toFixed(2), unit: 'money', currency: grid.currency }, locale) : formatNumber(value, 1);
}

type Translate = ReturnType<typeof useMessages<typeof targetMessages>>;

function gapSteps(t: Translate, target: number, actual: number, open: MeasureResult | undefined, print: (value: number) => string): WaterfallStep[] {
  const amountOf = (category: string) => Number(open?.groups?.find((group) => group.keys[0] === category)?.value ?? 0);
  const [commit, best] = [amountOf('commit'), amountOf('best_case')];
  const change = (id: string, label: string, value: number, tone: 'ours' | 'pale' | 'hatched'): WaterfallStep => ({
    id,
    label,
    value: -value,
    text: `−${print(value)}`,
    kind: 'change',
    tone,
  });
  const rest = target - actual - commit - best;
  return [
    { id: 'target', label: t('target.target'), value: target, text: print(target), kind: 'start' },
    change('won', t('target.won'), actual, 'ours'),
    ...(commit > 0 ? [change('commit', t('target.commit'), commit, 'pale')] : []),
    ...(best > 0 ? [change('best', t('target.best_case'), best, 'hatched')] : []),
    {
      id: 'gap',
      label: rest > 0 ? t('target.missing') : t('target.reached_all'),
      value: rest,
      text: print(Math.abs(rest)),
      kind: 'end',
      tone: rest > 0 ? 'bad' : 'good',
    },
  ];
}

function scopeOf(row: GridRow) {
  if (row.id === null) return {};
  return row.unit === 'member' ? { owners: [row.id] } : { department: row.id };
}
