import { isPeriodName } from '#engine/contract/metrics/period.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import { DateInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';

const named = ['this_month', 'last_month', 'this_quarter', 'last_quarter', 'this_year', 'last_year', 'last_90_days'] as const;

/** The period in the address: a name (`this_year`, `2017`, `2017-Q3`) or own dates. */
export function usePeriodParam(fallback = 'this_year') {
  const [period, setPeriod] = useSearchParam('period');
  const [from, setFrom] = useSearchParam('from');
  const [to, setTo] = useSearchParam('to');
  const isCustom = period === 'custom' || (period === undefined && from !== undefined);
  const name = period !== undefined && isPeriodName(period) ? period : fallback;
  const range = isCustom && from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
  return { isCustom, name, range, from, to, setPeriod, setFrom, setTo };
}

/** The chosen period and how to change it. */
export type PeriodParam = ReturnType<typeof usePeriodParam>;

/** Chooses a named period or own dates. */
export function PeriodChoice({ period }: { readonly period: PeriodParam }) {
  const t = useMessages(metricsMessages);
  const choices = [...named.map((name) => ({ value: String(name), label: t(`metrics.${name}`) })), { value: 'custom', label: t('metrics.custom') }];
  const chosen = period.isCustom ? 'custom' : period.name;
  const options = choices.some((each) => each.value === chosen) ? choices : [{ value: chosen, label: printPeriod(chosen, t) }, ...choices];
  return (
    <>
      <SelectInput label={t('metrics.period')} value={chosen} onChange={period.setPeriod} options={options} />
      {period.isCustom && <DateInput value={period.from} onChange={period.setFrom} placeholder={t('metrics.from')} />}
      {period.isCustom && <DateInput value={period.to} onChange={period.setTo} placeholder={t('metrics.to')} />}
    </>
  );
}

function printPeriod(name: string, t: ReturnType<typeof useMessages<typeof metricsMessages>>): string {
  const [year = '', part] = name.split('-');
  if (part === undefined) return t('metrics.whole_year', { year });
  return part.startsWith('Q') ? t('metrics.a_quarter', { year, quarter: part.slice(1) }) : name;
}
