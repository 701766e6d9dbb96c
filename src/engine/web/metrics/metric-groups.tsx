import { BarList } from '#platform/web/charts/bar-list.tsx';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { isCalendarDimension } from '#engine/contract/metrics/metric.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';

/** The groups of a figure as a ranked list (time stays in order), each opening its rows; an undefined group has its dash. */
export function MetricGroups({ result }: { readonly result: MeasureResult }) {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  const locale = useLocale();
  const go = useGo();
  if (!result.groups) return null;
  const isTime = result.groupBy.some(isCalendarDimension);
  const groups = result.groups.toSorted((left, right) =>
    isTime ? (left.keys[0] ?? '').localeCompare(right.keys[0] ?? '') : Number(right.value ?? -Infinity) - Number(left.value ?? -Infinity),
  );
  const bars = groups.map((group, at) => ({
    id: String(at),
    label: group.labels.map((each) => label(each)).join(' · '),
    value: Number(group.value ?? 0),
    text: `${printFigure(group, locale)} · ${t('metrics.n')} ${formatNumber(group.n, 0)}`,
  }));
  return (
    <>
      <BarList
        label={label(result.title)}
        bars={bars}
        {...(result.unit === 'percent' && { max: Math.max(100, ...bars.map((bar) => bar.value)) })}
        onSelect={(at) => go(groups[Number(at)]?.rows.link ?? result.rows.link)}
      />
      {result.isTruncated && <p className="muted t12">{t('metrics.truncated', { count: groups.length })}</p>}
    </>
  );
}
