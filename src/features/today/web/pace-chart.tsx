import { formatMoneyShort } from '#platform/contract/format/format-money.ts';
import { ChartFrame } from '#platform/web/charts/chart-frame.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { TodayPace } from '../contract/today.routes.ts';
import { placePace } from './place-pace.ts';

const size = { width: 324, height: 190, plot: 228, top: 8, bottom: 22 };

/** The course of the period: reached so far, an even pace, what is expected, and the three levels of the target. */
export function PaceChart({ pace }: { readonly pace: TodayPace }) {
  const t = useMessages(todayMessages);
  const locale = useLocale();
  const short = (value: number) => formatMoneyShort({ amount: value.toFixed(2), currency: pace.currency }, locale);
  const placed = placePace(pace, size);
  const words = { minimum: t('today.pace.minimum'), target: t('today.pace.goal'), stretch: t('today.pace.stretch') };
  const { now } = placed;
  return (
    <ChartFrame
      label={t(`today.pace.${pace.grain}`)}
      table={{
        columns: ['', t('today.pace.won'), t('today.pace.even')],
        rows: pace.course.map((point) => [point.day, point.reached === null ? '—' : short(point.reached), short(point.even)]),
      }}
    >
      <svg className="today-pace" viewBox={`0 0 ${size.width} ${size.height}`} role="presentation">
        <line x1={0} x2={size.plot} y1={placed.base} y2={placed.base} className="axis" />
        {placed.levels.map((level) => (
          <g key={level.id}>
            <line x1={0} x2={size.plot} y1={level.y} y2={level.y} className={`level ${level.id}`} />
            <text x={size.plot + 6} y={level.labelY + 4} className={level.id === 'target' ? 'strong' : undefined}>
              {words[level.id]}
            </text>
            <text x={size.width} y={level.labelY + 4} textAnchor="end" className={level.id === 'target' ? 'strong' : undefined}>
              {short(level.value).replace(/^\D+/u, '')}
            </text>
          </g>
        ))}
        <polygon points={placed.area} className="area" />
        <polyline points={placed.even} className="even" />
        <polyline points={placed.reached} className="reached" />
        {now && (
          <>
            <line x1={now.x} x2={now.x} y1={size.top} y2={placed.base} className="now" />
            {now.isShort && <line x1={now.x - 4} x2={now.x - 4} y1={now.y} y2={now.evenY} className="short" />}
            {now.isShort && (
              <text x={now.x - 9} y={Math.max(size.top + 10, Math.min(now.evenY, now.y - 6) + 4)} textAnchor="end" className="short-word">
                {t('today.pace.missing', { value: short(now.even - pace.reached) })}
              </text>
            )}
            {placed.expected && (
              <>
                <line x1={now.x} y1={now.y} x2={size.plot} y2={placed.expected.y} className="expected" />
                <text x={size.plot} y={placed.expected.labelY} textAnchor="end" className="expected-word">
                  {t('today.pace.expected', { value: short(placed.expected.value) })}
                </text>
              </>
            )}
            <circle cx={now.x} cy={now.y} r={3.5} className="dot" />
          </>
        )}
        {placed.days.map((day) => (
          <text key={day.day} x={day.x} y={size.height - 6} textAnchor={day.anchor} className={day.isNow ? 'strong' : undefined}>
            {day.isNow ? t('today.pace.today') : day.day.slice(5)}
          </text>
        ))}
      </svg>
    </ChartFrame>
  );
}
