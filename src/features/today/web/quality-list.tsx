import { Progress } from '#platform/web/kit/progress.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { TodayFigure } from '../contract/today.routes.ts';

/** How much of the data is there, the worst first, with the duplicates that wait. */
export function QualityList({ figures, duplicates }: { readonly figures: readonly TodayFigure[]; readonly duplicates: number }) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  const locale = useLocale();
  const sorted = figures.toSorted((left, right) => Number(left.value ?? 101) - Number(right.value ?? 101));
  return (
    <>
      <dl className="today-quality">
        {sorted.map((figure) => (
          <div key={figure.id}>
            <dt className="clip">{label(figure.label)}</dt>
            <dd>
              {figure.value === null ? (
                <NoValue />
              ) : (
                <>
                  <Progress value={Number(figure.value) / 100} tone={toneOf(Number(figure.value))} label={label(figure.label)} />
                  <Link to={figure.link ?? '/metrics'}>{printFigure(figure, locale)}</Link>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Link to="/duplicates" className="today-risk row g2">
        <span className="spread">{t('today.duplicates')}</span>
        <b>{duplicates}</b>
      </Link>
    </>
  );
}

function toneOf(percent: number): 'reached' | 'watch' | 'bad' {
  return percent < 60 ? 'bad' : percent < 80 ? 'watch' : 'reached';
}
