import type { PeriodInput } from '#engine/contract/metrics/measure.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import { usePeriodWords } from '#engine/web/filters/condition-words.ts';
import { dayOf } from '#platform/contract/format/format-date.ts';
import { useReading } from '#platform/web/reading.ts';
import { DateInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';

const named = ['this_month', 'last_month', 'this_quarter', 'last_quarter', 'this_year', 'last_year', 'last_30_days', 'last_90_days'] as const;

/** What a period is called: 本季度, 2017, two days. */
export function usePeriodName(): (period: PeriodInput) => string {
  const t = useMessages(dashboardsMessages);
  const words = usePeriodWords();
  return (period) => (typeof period === 'string' ? words(period) : t('dashboards.from_to', period));
}

interface PeriodPickerProps {
  readonly value: PeriodInput | undefined;
  readonly onChange: (value: PeriodInput) => void;
}

/** Chooses a period by name, or its two days. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const t = useMessages(metricsMessages);
  const name = usePeriodName();
  const range = typeof value === 'object' ? value : undefined;
  const chosen = range ? 'custom' : typeof value === 'string' ? value : undefined;
  const known = [...named.map(String), ...(chosen && chosen !== 'custom' && !named.some((each) => each === chosen) ? [chosen] : [])];
  const reading = useReading();
  const today = dayOf(reading.now, reading.timeZone);
  const setDay = (key: 'from' | 'to') => (day: string | undefined) => {
    const next = { from: range?.from ?? today, to: range?.to ?? today, [key]: day ?? today };
    onChange(next.from <= next.to ? next : { from: next[key], to: next[key] });
  };
  return (
    <>
      <SelectInput
        label={t('metrics.period')}
        value={chosen}
        onChange={(next) => next && onChange(next === 'custom' ? { from: `${today.slice(0, 4)}-01-01`, to: today } : next)}
        options={[...known.map((each) => ({ value: each, label: name(each) })), { value: 'custom', label: t('metrics.custom') }]}
      />
      {range && (
        <div className="row g2">
          <DateInput value={range.from} onChange={setDay('from')} placeholder={t('metrics.from')} />
          <DateInput value={range.to} onChange={setDay('to')} placeholder={t('metrics.to')} />
        </div>
      )}
    </>
  );
}
