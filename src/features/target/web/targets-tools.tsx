import { useRoute } from '#platform/web/api.ts';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { listMetricsRoute } from '#engine/contract/metrics/metrics.routes.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { levels, shownFigures, type TargetsState } from './use-targets.ts';

/** Which metric, which level, and what the cells show. */
export function TargetsTools({ targets }: { readonly targets: TargetsState }) {
  const t = useMessages(targetMessages);
  const label = useLabel();
  const metrics = useRoute(listMetricsRoute, {});
  const options = (metrics.data?.metrics ?? []).map((metric) => ({ value: metric.id, label: label(metric.label) }));
  return (
    <div className="targets-tools">
      <div className="targets-metric">
        <SelectInput label={t('target.metric')} value={targets.metric} onChange={targets.setMetric} options={options} isLoading={metrics.isPending} />
      </div>
      <Segmented
        label={t('target.level')}
        tabs={levels.map((id) => ({ id, label: t(`target.${id}`) }))}
        active={targets.level}
        onChange={targets.setLevel}
      />
      <Segmented
        label={t('target.show')}
        tabs={shownFigures.map((id) => ({ id, label: t(`target.${id}`) }))}
        active={targets.show}
        onChange={targets.setShow}
      />
    </div>
  );
}
