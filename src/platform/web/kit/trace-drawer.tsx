import { formatMoneyExact } from '#platform/contract/format/format-money.ts';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { Locale } from '#platform/contract/label.ts';
import type { Trace, TraceTable, TraceUnit, TraceValue } from '#platform/contract/trace.ts';
import { useLabel, useLocale, useMessages } from '../locale.ts';
import { Link } from '../navigation.tsx';
import { useReading } from '../reading.ts';
import { Icon } from './icon.tsx';
import { Drawer, PanelSection } from './panel.tsx';
import './trace-drawer.css';

interface TraceDrawerProps {
  readonly trace: Trace;
  readonly onClose: () => void;
}

/** Explains one number: what it means, what went in, each step, the result, and the rows behind it. */
export function TraceDrawer({ trace, onClose }: TraceDrawerProps) {
  const t = useMessages(kitMessages);
  const label = useLabel();
  const locale = useLocale();
  const reading = useReading();
  return (
    <Drawer title={t('kit.explain')} note={label(trace.title)} onClose={onClose}>
      <div className="k-trace-value">{printTraceValue(trace.value, locale)}</div>
      <PanelSection
        title={t('kit.definition')}
        extra={[trace.metricId && t('kit.metric', { id: trace.metricId }), t('kit.version', { version: trace.version })].filter(Boolean).join(' · ')}
      >
        <p className="ink">{label(trace.definition)}</p>
        {trace.formula && <code className="k-trace-formula">{trace.formula}</code>}
        <p className="muted t12">
          {t('kit.population')} · {label(trace.population)}
        </p>
        <p className="muted t12">{t('kit.as_of', { moment: formatMomentExact(new Date(trace.asOf), reading.timeZone) })}</p>
      </PanelSection>
      {trace.inputs.length > 0 && (
        <PanelSection title={t('kit.inputs')}>
          <dl className="k-trace-inputs">
            {trace.inputs.map((input) => (
              <div key={input.label.en}>
                <dt>{label(input.label)}</dt>
                <dd>
                  {printTraceValue(input.value, locale)}
                  {input.note && <span className="muted t12"> {label(input.note)}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </PanelSection>
      )}
      {trace.steps.length > 0 && (
        <PanelSection title={t('kit.steps')}>
          <ol className="k-trace-steps">
            {trace.steps.map((step, at) => (
              <li key={step.label.en + String(at)}>
                <i>{at + 1}</i>
                <div className="spread">
                  <span className="ink">{label(step.label)}</span>
                  {step.detail && <div className="muted t12">{step.detail}</div>}
                </div>
                {step.value && <b>{printTraceValue(step.value, locale)}</b>}
              </li>
            ))}
          </ol>
        </PanelSection>
      )}
      {(trace.table ?? trace.rows) && (
        <PanelSection
          title={t('kit.rows')}
          extra={
            trace.rows && (
              <Link to={trace.rows.link} className="link" onClick={onClose}>
                {t('kit.open_n_rows', { count: trace.rows.count })} <Icon name="chevron-right" size={12} />
              </Link>
            )
          }
        >
          {trace.table && <TraceRows table={trace.table} />}
        </PanelSection>
      )}
    </Drawer>
  );
}

/** A traced value as text in the reader's language. */
export function printTraceValue(value: TraceValue, locale: Locale): string {
  return printCell(value.value, value.unit, locale, value.currency);
}

function printCell(value: string | null, unit: TraceUnit, locale: Locale, currency = 'CNY'): string {
  if (value === null) return '—';
  if (unit === 'text') return value;
  if (unit === 'money') return formatMoneyExact({ amount: value, currency }, locale);
  if (unit === 'percent') return `${formatNumber(value, 2)}%`;
  const suffix = unitWords[unit]?.[locale] ?? '';
  // A figure keeps the digits it was given, so that a column of them lines up.
  const digits = unit === 'count' ? 0 : Math.min(2, value.split('.')[1]?.length ?? 0);
  return formatNumber(value, digits, true) + suffix;
}

const unitWords: Readonly<Partial<Record<TraceUnit, Readonly<Record<Locale, string>>>>> = {
  days: { zh: ' 天', en: ' d' },
  hours: { zh: ' 小时', en: ' h' },
};

function TraceRows({ table }: { readonly table: TraceTable }) {
  const t = useMessages(kitMessages);
  const label = useLabel();
  const locale = useLocale();
  const print = (value: string | null, at: number) => printCell(value, table.columns[at]?.unit ?? 'text', locale);
  const isFigure = (at: number) => table.columns[at]?.unit !== 'text';
  return (
    <table className="k-trace-table">
      <thead>
        <tr>
          {table.columns.map((column, at) => (
            <th key={column.label.en} className={isFigure(at) ? 'num' : undefined}>
              {label(column.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={String(index)}>
            {row.map((value, at) => (
              <td key={String(at)} className={isFigure(at) ? 'num' : undefined}>
                {print(value, at)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {table.total && (
        <tfoot>
          <tr>
            {table.total.map((value, at) => (
              <td key={String(at)} className={isFigure(at) ? 'num' : undefined}>
                {at === 0 && value === null ? t('kit.total') : print(value, at)}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
