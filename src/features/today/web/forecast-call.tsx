import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { TeamDay } from '../contract/today.routes.ts';
import { Filled } from './pace-panel.tsx';

/** Won, commit and what lies beyond, one bar against the target; the gap in words. */
export function ForecastCall({ call }: { readonly call: TeamDay['call'] }) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  const locale = useLocale();
  const parts = [call.won, call.commit, call.bestCase, call.pipeline];
  const values = parts.map((part) => Number(part.value ?? 0));
  const target = Number(call.target.value ?? 0);
  const whole = Math.max(
    1,
    target,
    values.reduce((sum, value) => sum + value, 0),
  );
  const currency = call.target.currency ?? call.won.currency ?? 'CNY';
  return (
    <PanelSection title={t('today.call')} extra={t('today.call.text')}>
      <div className="row g3 baseline wrap">
        <span className="today-figure">
          <MoneyText value={{ amount: ((values[0] ?? 0) + (values[1] ?? 0)).toFixed(2), currency }} />
        </span>
        <Gap gap={call.gap} currency={currency} />
      </div>
      <div className="today-call-bar" aria-hidden>
        {parts.map((part, at) => (
          <span key={part.id} className={part.id} style={{ width: `${((values[at] ?? 0) / whole) * 100}%` }} />
        ))}
        {target > 0 && <i style={{ left: `${(target / whole) * 100}%` }} />}
      </div>
      <dl className="today-call">
        {[...parts, call.target].map((part) => (
          <div key={part.id}>
            <dt>
              <i className={part.id} aria-hidden /> {label(part.label)}
            </dt>
            <dd>{part.link !== null && part.value !== null ? <Link to={part.link}>{printFigure(part, locale)}</Link> : printFigure(part, locale)}</dd>
          </div>
        ))}
      </dl>
    </PanelSection>
  );
}

function Gap({ gap, currency }: { readonly gap: string | null; readonly currency: string }) {
  const t = useMessages(todayMessages);
  if (gap === null) return null;
  const isShort = Number(gap) > 0;
  return (
    <StatusText tone={isShort ? 'watch' : 'good'}>
      <Filled text={t(isShort ? 'today.call.gap' : 'today.call.over', { value: '\n' })}>
        <MoneyText value={{ amount: Math.abs(Number(gap)).toFixed(2), currency }} />
      </Filled>
    </StatusText>
  );
}
