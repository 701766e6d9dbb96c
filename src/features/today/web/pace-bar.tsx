import { formatNumber } from '#platform/contract/format/format-number.ts';
import { Progress } from '#platform/web/kit/progress.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { TodayPace } from '../contract/today.routes.ts';
import { PaceState } from './pace-panel.tsx';

/** The pace in one bar, for the phone: reached, target, and where one should be today. */
export function PaceBar({ pace }: { readonly pace: TodayPace }) {
  const t = useMessages(todayMessages);
  if (pace.target === null || pace.even === null) return null;
  const percent = (value: number) => formatNumber((value / (pace.target ?? 1)) * 100, 1, true);
  return (
    <div className="today-pace-bar">
      <div className="row g2 baseline">
        <b className="t16">
          <MoneyText value={{ amount: pace.reached.toFixed(2), currency: pace.currency }} />
        </b>
        <span className="muted spread">
          / <MoneyText value={{ amount: pace.target.toFixed(2), currency: pace.currency }} />
        </span>
        <PaceState pace={pace} />
      </div>
      <div className="row">
        <Progress value={pace.reached / pace.target} mark={pace.even / pace.target} label={t(`today.pace.${pace.grain}`)} />
      </div>
      <div className="row t12 muted">
        <span className="spread">
          {t(`today.pace.${pace.grain}`)} {percent(pace.reached)}%
        </span>
        <span>{t('today.pace.due', { percent: percent(pace.even) })}</span>
      </div>
    </div>
  );
}
