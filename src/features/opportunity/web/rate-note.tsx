import { useRoute } from '#platform/web/api.ts';
import { PercentText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { RecordPartProps } from '#engine/web/objects/object-registry.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { insightsRoute } from '../contract/opportunity.routes.ts';

/** Beside the probability: how often deals that reached this stage were won, with how many were decided. */
export function RateNote({ record, name }: RecordPartProps & { readonly name: string }) {
  const t = useMessages(opportunityMessages);
  const insights = useRoute(insightsRoute, { id: record.id }, { enabled: name === 'probability' });
  const rate = insights.data?.rate;
  if (name !== 'probability' || !rate || rate.observed === null) return null;
  return (
    <>
      {t('opportunity.observed')} <PercentText value={Number(rate.observed) / 100} digits={0} n={rate.decided} />
    </>
  );
}
