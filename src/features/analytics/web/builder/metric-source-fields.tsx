import { Field } from '#platform/web/kit/field.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useWebObjects } from '#engine/web/objects/object-registry.ts';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import type { MetricSource } from '../../contract/tile.ts';
import { useMetrics } from '../boards/home-object.ts';
import { ConditionField } from './condition-field.tsx';

interface MetricSourceFieldsProps {
  readonly source: MetricSource;
  readonly onChange: (source: MetricSource) => void;
}

/** Which figures of the registry, cut how, over which records. */
export function MetricSourceFields({ source, onChange }: MetricSourceFieldsProps) {
  const t = useMessages(builderMessages);
  const label = useLabel();
  const metrics = useMetrics();
  const objects = useWebObjects();
  const chosen = source.metrics.flatMap((id) => metrics.find((metric) => metric.id === id) ?? []);
  const [first] = chosen;
  const shared = (first?.groupBy ?? []).filter((each) => chosen.every((metric) => metric.groupBy.some((other) => other.id === each.id)));
  const web = objects.find((each) => each.object.id === first?.object);
  const setWay = (at: number, id: string | undefined) => {
    const ways = id === undefined ? source.groupBy.slice(0, at) : [...source.groupBy.slice(0, at), id, ...source.groupBy.slice(at + 1)];
    onChange({ ...source, groupBy: [...new Set(ways)] });
  };
  return (
    <>
      <Field label={t('builder.figures')}>
        <MultiSelectInput
          value={source.metrics}
          onChange={(ids) => ids.length > 0 && ids.length <= 6 && onChange({ ...source, metrics: [...ids] })}
          options={metrics.map((metric) => ({ value: metric.id, label: label(metric.label) }))}
        />
      </Field>
      {[0, 1].map(
        (at) =>
          at <= source.groupBy.length && (
            <Field key={at} label={t(at === 0 ? 'builder.group_by' : 'builder.then_by')}>
              <SelectInput
                value={source.groupBy[at]}
                onChange={(id) => setWay(at, id)}
                options={shared.map((each) => ({ value: each.id, label: label(each.label) }))}
                placeholder={t('builder.no_group')}
                canClear
              />
            </Field>
          ),
      )}
      {web && <ConditionField web={web} filter={source.filter} onChange={(filter) => onChange({ ...source, filter })} />}
    </>
  );
}
