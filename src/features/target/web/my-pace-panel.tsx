import { dayOf } from '#platform/contract/format/format-date.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { useRoute } from '#platform/web/api.ts';
import { LineChart } from '#platform/web/charts/series-chart.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { useSession } from '#platform/web/session.ts';
import { measureManyRoute } from '#engine/contract/metrics/metrics.routes.ts';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import { printFigure } from '#engine/web/metrics/print-figure.ts';
import { computePace } from '../contract/compute-pace.ts';
import { paceCourse } from '../contract/pace-course.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { PaceLine } from './gap-panel.tsx';

/** My won amount of the quarter against my target and an even course over its work days. */
export function MyPacePanel() {
  const t = useMessages(targetMessages);
  const session = useSession();
  const scope = { owners: [session?.member.id ?? ''] };
  const period = 'this_quarter';
  const asked = useRoute(
    measureManyRoute,
    {
      measures: [
        { metric: 'target_amount', period, scope },
        { metric: 'won_amount', period, scope, groupBy: ['day'] },
      ],
    },
    { enabled: session !== undefined },
  );
  const [target, won] = asked.data?.results ?? [];
  if (!target || !won) return <PageState of={asked} />;
  return target.value === null || Number(target.value) <= 0 ? (
    <NoTarget won={won} />
  ) : (
    <Pace target={target} won={won} title={t('target.my_quarter')} />
  );
}

function NoTarget({ won }: { readonly won: MeasureResult }) {
  const t = useMessages(targetMessages);
  const locale = useLocale();
  return (
    <PanelSection title={t('target.my_quarter')}>
      <p className="ink">{t('target.my_none')}</p>
      <p className="muted t12">{t('target.my_none_text', { value: printFigure(won, locale) })}</p>
    </PanelSection>
  );
}

function Pace({ target, won, title }: { readonly target: MeasureResult; readonly won: MeasureResult; readonly title: string }) {
  const t = useMessages(targetMessages);
  const locale = useLocale();
  const go = useGo();
  const reading = useReading();
  const today = dayOf(reading.now, reading.timeZone);
  const [goal, reached] = [Number(target.value), Number(won.value ?? 0)];
  const period = won.period ?? { from: today, to: today };
  const pace = computePace(goal, reached, period, today);
  const course = paceCourse(goal, period, today, new Map((won.groups ?? []).map((group) => [group.keys[0] ?? '', Number(group.value ?? 0)])));
  const money = (value: number) => printFigure({ value: value.toFixed(2), unit: 'money', currency: won.currency ?? target.currency }, locale);
  return (
    <PanelSection title={title} extra={t('target.of_target', { value: printFigure(target, locale) })}>
      <div className="stack g3">
        <div className="row g3 baseline">
          <button
            type="button"
            className="k-figure-value"
            style={{ fontSize: 28, lineHeight: '32px', fontWeight: 500 }}
            onClick={() => go(won.rows.link)}
          >
            {money(reached)}
          </button>
          <b>{formatNumber((reached / goal) * 100, 1, true)}%</b>
        </div>
        <LineChart
          label={title}
          height={150}
          categories={course.map((point) => point.day.slice(5))}
          series={[
            { id: 'won', label: t('target.reached_line'), values: course.map((point) => point.reached) },
            { id: 'even', label: t('target.even_line'), values: course.map((point) => point.even), isForecast: true },
          ]}
          print={money}
        />
        {pace && (
          <PaceLine
            passed={pace.passedDays}
            total={pace.workDays}
            points={pace.aheadPoints}
            needed={pace.neededPerDay !== null && reached < goal ? money(pace.neededPerDay) : undefined}
          />
        )}
      </div>
    </PanelSection>
  );
}
