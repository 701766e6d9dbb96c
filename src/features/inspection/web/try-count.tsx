import { useState } from 'react';
import { formatPercent } from '#platform/contract/format/format-number.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { AggregateRequest } from '#engine/contract/records/query.ts';
import { findWebObject, routesOf, type WebObject } from '#engine/web/objects/object-registry.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { RuleItem } from '../contract/template.ts';

/** Counts population and offenders of a rule now, before anything is saved. */
export function TryCount({ item }: { readonly item: RuleItem }) {
  const t = useMessages(templateMessages);
  const [tried, setTried] = useState<RuleItem>();
  const web = findWebObject(item.object);
  if (!web) return null;
  const asked = askOf(item);
  const isTried = tried !== undefined && JSON.stringify(askOf(tried)) === JSON.stringify(asked);
  return (
    <div className="row g3 wrap template-try">
      <Button size="small" icon="play" onClick={() => setTried(item)} disabled={isTried}>
        {t('template.try')}
      </Button>
      {isTried && <Counted web={web} request={asked} allowedShare={Number(item.allowedShare)} />}
    </div>
  );
}

function askOf(item: RuleItem): AggregateRequest {
  const population = item.excludeImported ? `(${item.population}) && (imported == null || !imported)` : item.population;
  return {
    expression: population,
    measures: [
      { id: 'population', kind: 'count' },
      { id: 'offending', kind: 'count', expression: `!(${item.condition})` },
    ],
  };
}

function Counted({ web, request, allowedShare }: { readonly web: WebObject; readonly request: AggregateRequest; readonly allowedShare: number }) {
  const t = useMessages(templateMessages);
  const counted = useRoute(routesOf(web.object).aggregate, request, { staleTimeMs: 0 });
  if (counted.error) return <FormError error={counted.error} />;
  if (!counted.data) return <span className="k-spinner" aria-hidden />;
  const measures = counted.data.groups[0]?.measures ?? {};
  const population = Number(measures['population'] ?? 0);
  const offending = Number(measures['offending'] ?? 0);
  if (population === 0) return <span className="muted">{t('template.tried_none')}</span>;
  const isPassed = (offending / population) * 100 <= allowedShare;
  return (
    <>
      <span className="num">
        {t('template.tried', {
          population: population.toLocaleString(),
          offending: offending.toLocaleString(),
          share: formatPercent(offending / population, 1),
        })}
      </span>
      <StatusText tone={isPassed ? 'good' : 'bad'}>{t(isPassed ? 'template.tried_pass' : 'template.tried_fail')}</StatusText>
    </>
  );
}
