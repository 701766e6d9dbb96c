import type { RouteOutput } from '#platform/contract/route.ts';
import { Progress } from '#platform/web/kit/progress.tsx';
import { MoneyText, NoValue, PercentText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { MeasureValue } from '#engine/contract/records/query.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import type { stageRatesRoute } from '../contract/opportunity.routes.ts';

interface ColumnSummaryProps {
  readonly sum: MeasureValue;
  readonly rate: RouteOutput<typeof stageRatesRoute>['stages'][number] | undefined;
}

/** Total of a column, and how often deals of this stage were won against what the process says. */
export function ColumnSummary({ sum, rate }: ColumnSummaryProps) {
  const t = useMessages(opportunityMessages);
  const observed = rate?.observed === null || rate === undefined ? undefined : Number(rate.observed) / 100;
  return (
    <>
      <div className="t16 ink w5">{sum !== null && typeof sum === 'object' ? <MoneyText value={sum} /> : <NoValue />}</div>
      {rate && rate.kind === 'open' && (
        <>
          <div className="deal-rate">
            <Progress
              value={observed ?? 0}
              mark={rate.set / 100}
              label={`${t('opportunity.observed')} ${rate.observed ?? '—'}%, ${t('opportunity.set', { set: rate.set })}`}
            />
          </div>
          <div className="row g1 t12 muted nowrap">
            <span>{t('opportunity.observed')}</span>
            {observed === undefined ? (
              <span title={t('opportunity.too_few', { least: rate.leastSample })}>—</span>
            ) : (
              <b>
                <PercentText value={observed} digits={0} />
              </b>
            )}
            <span className="spread" />
            <span>
              {t('opportunity.set', { set: rate.set })} · {t('opportunity.n', { n: rate.decided })}
            </span>
          </div>
        </>
      )}
    </>
  );
}
