import { useRoute } from '#platform/web/api.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { listMetricsRoute } from '#engine/contract/metrics/metrics.routes.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { DraftPartProps } from './item-drawer.tsx';
import { isWhole } from './item-draft.ts';

/** A metric of the registry and the band it must lie in. */
export function MetricFields({ draft, onChange }: DraftPartProps) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const metrics = useRoute(listMetricsRoute, {}, { staleTimeMs: 600_000 });
  const known = metrics.data?.metrics ?? [];
  const chosen = known.find((metric) => metric.id === draft.metric);
  const wrong = (text: string) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? undefined : t('template.wrong_figure'));
  return (
    <>
      <Field
        label={t('template.metric')}
        error={draft.metric === undefined ? t('template.needs_metric') : undefined}
        hint={chosen && label(chosen.formula)}
      >
        <SelectInput
          value={draft.metric}
          onChange={(metric) => onChange({ metric })}
          options={known.map((metric) => ({ value: metric.id, label: label(metric.label) }))}
          isLoading={metrics.isPending}
        />
      </Field>
      <div className="template-pair">
        <Field label={t('template.zero')} error={wrong(draft.zero)}>
          <TextInput inputMode="decimal" value={draft.zero} onChange={(zero) => onChange({ zero })} />
        </Field>
        <Field label={t('template.full')} error={wrong(draft.full)}>
          <TextInput inputMode="decimal" value={draft.full} onChange={(full) => onChange({ full })} />
        </Field>
      </div>
      <Field label={t('template.pass_at')} error={isWhole(draft.passAt, 0, 100) ? undefined : t('template.whole_number', { from: 0, to: 100 })}>
        <TextInput inputMode="numeric" value={draft.passAt} onChange={(passAt) => onChange({ passAt })} />
      </Field>
    </>
  );
}
