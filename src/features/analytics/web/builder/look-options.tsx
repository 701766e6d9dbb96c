import { Field } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import { Comparison, type Tile, type TileOptions } from '../../contract/tile.ts';
import { useMetrics } from '../boards/home-object.ts';
import { PeriodPicker } from '../boards/period-picker.tsx';

interface LookOptionsProps {
  readonly tile: Tile;
  readonly onChange: (options: TileOptions) => void;
}

const orders = { key: { by: 'key', descending: false }, largest: { by: 0, descending: true }, smallest: { by: 0, descending: false } } as const;
const limits = ['5', '8', '10', '20', '30', '50'] as const;

/** Compared with what, against which target, in what order, how many. */
export function LookOptions({ tile, onChange }: LookOptionsProps) {
  const t = useMessages(builderMessages);
  const { options, source, kind } = tile;
  const ways = source.kind === 'none' ? 0 : source.groupBy.length;
  const isSeries = kind === 'bar' || kind === 'line' || kind === 'area';
  const isList = source.kind === 'object' && source.columns !== undefined;
  return (
    <>
      {kind === 'bar' && (
        <div className="row g3">
          {ways > 1 && (
            <CheckInput
              label={t('builder.stacked')}
              isOn={options.isStacked === true}
              onChange={(isStacked) => onChange({ ...options, isStacked })}
            />
          )}
          <CheckInput
            label={t('builder.horizontal')}
            isOn={options.isHorizontal === true}
            onChange={(isHorizontal) => onChange({ ...options, isHorizontal })}
          />
        </div>
      )}
      {!isList && (
        <Field label={t('builder.compare')}>
          <SelectInput
            value={options.compare ?? 'none'}
            onChange={(compare) => onChange({ ...options, compare })}
            options={Comparison.options.map((each) => ({ value: each, label: t(`builder.compare_${each}`) }))}
          />
        </Field>
      )}
      {(isSeries || kind === 'gauge' || kind === 'rank' || kind === 'figure') && <TargetField options={options} onChange={onChange} />}
      {ways > 0 && (
        <Field label={t('builder.sort')}>
          <SelectInput
            value={orderOf(options)}
            onChange={(id) => onChange({ ...options, sort: id === undefined ? undefined : orders[id] })}
            options={(['key', 'largest', 'smallest'] as const).map((id) => ({ value: id, label: t(`builder.sort_${id}`) }))}
            placeholder={t('builder.sort_usual')}
            canClear
          />
        </Field>
      )}
      {(ways > 0 || isList) && (
        <Field label={t('builder.limit')}>
          <SelectInput
            value={options.limit === undefined ? undefined : String(options.limit)}
            onChange={(limit) => onChange({ ...options, limit: limit === undefined ? undefined : Number(limit) })}
            options={limits.map((limit) => ({ value: String(limit), label: limit }))}
            placeholder={t('builder.sort_usual')}
            canClear
          />
        </Field>
      )}
      <CheckInput
        label={t('builder.period')}
        isOn={options.period !== undefined}
        onChange={(isOn) => onChange({ ...options, period: isOn ? 'this_year' : undefined })}
      />
      {options.period !== undefined && <PeriodPicker value={options.period} onChange={(period) => onChange({ ...options, period })} />}
    </>
  );
}

function orderOf({ sort }: TileOptions): keyof typeof orders | undefined {
  if (!sort) return undefined;
  return sort.by === 'key' ? 'key' : sort.descending ? 'largest' : 'smallest';
}

function TargetField({ options, onChange }: { readonly options: TileOptions; readonly onChange: (options: TileOptions) => void }) {
  const t = useMessages(builderMessages);
  const label = useLabel();
  const metrics = useMetrics().filter((metric) => metric.unit === 'money' || metric.unit === 'count');
  const { target } = options;
  const chosen = !target ? undefined : 'metric' in target ? target.metric : 'fixed';
  const choose = (id: string | undefined) =>
    onChange({ ...options, target: id === undefined ? undefined : id === 'fixed' ? { value: '100' } : { metric: id } });
  return (
    <>
      <Field label={t('builder.target')}>
        <SelectInput
          value={chosen}
          onChange={choose}
          options={[
            { value: 'fixed', label: t('builder.fixed_target') },
            ...metrics.map((metric) => ({ value: metric.id, label: label(metric.label) })),
          ]}
          placeholder={t('builder.no_target')}
          canClear
        />
      </Field>
      {target && 'value' in target && (
        <Field label={t('builder.target_value')}>
          <TextInput
            value={target.value}
            inputMode="decimal"
            onChange={(value) => /^-?\d{1,18}(\.\d{1,4})?$/.test(value) && onChange({ ...options, target: { value } })}
          />
        </Field>
      )}
    </>
  );
}
