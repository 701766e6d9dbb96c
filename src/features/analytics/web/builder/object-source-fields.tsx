import { Field } from '#platform/web/kit/field.tsx';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { fieldPaths, type FieldPath } from '#engine/web/objects/field-paths.ts';
import { useWebObjects, type WebObject } from '#engine/web/objects/object-registry.ts';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import type { ObjectMeasure, ObjectSource } from '../../contract/tile.ts';
import { ConditionField } from './condition-field.tsx';

interface ObjectSourceFieldsProps {
  readonly source: ObjectSource;
  readonly onChange: (source: ObjectSource) => void;
}

/** Which records, counted or added up how, cut how; or the records themselves. */
export function ObjectSourceFields({ source, onChange }: ObjectSourceFieldsProps) {
  const web = useWebObjects().find((each) => each.object.id === source.object);
  return web ? <Fields web={web} source={source} onChange={onChange} /> : null;
}

const buckets = ['day', 'week', 'month', 'quarter', 'year'] as const;
const sums = ['sum', 'avg', 'median', 'min', 'max'] as const;

function Fields({ web, source, onChange }: ObjectSourceFieldsProps & { readonly web: WebObject }) {
  const t = useMessages(builderMessages);
  const label = useLabel();
  const paths = fieldPaths(web.object);
  const nameOf = (path: FieldPath) => path.labels.map((each) => label(each)).join(' · ');
  const ways = paths.flatMap((path) => waysOf(path).map((id) => ({ value: id, label: `${nameOf(path)}${bucketWord(id, t)}` })));
  const measures = [
    { value: 'count', label: t('builder.count') },
    ...paths
      .filter(({ path, field }) => !path.includes('.') && isNumber(field.kind))
      .flatMap((path) => sums.map((kind) => ({ value: `${kind}:${path.path}`, label: `${nameOf(path)} · ${t(`builder.${kind}`)}` }))),
  ];
  const setWay = (at: number, id: string | undefined) => {
    const next = id === undefined ? source.groupBy.slice(0, at) : [...source.groupBy.slice(0, at), id, ...source.groupBy.slice(at + 1)];
    onChange({ ...source, groupBy: [...new Set(next)] });
  };
  const isList = source.columns !== undefined;
  return (
    <>
      <CheckInput
        label={t('builder.show_records')}
        isOn={isList}
        onChange={(isOn) => onChange({ ...source, groupBy: isOn ? [] : source.groupBy, columns: isOn ? [web.object.nameField] : undefined })}
      />
      {isList ? (
        <Field label={t('builder.columns')}>
          <MultiSelectInput
            value={source.columns ?? []}
            onChange={(columns) => columns.length > 0 && columns.length <= 12 && onChange({ ...source, columns: [...columns] })}
            options={paths.map((path) => ({ value: path.path, label: nameOf(path) }))}
          />
        </Field>
      ) : (
        <>
          <Field label={t('builder.figures')}>
            <MultiSelectInput
              value={source.measures.map((each) => (each.of === undefined ? each.kind : `${each.kind}:${each.of}`))}
              onChange={(ids) => ids.length > 0 && ids.length <= 6 && onChange({ ...source, measures: ids.map(measureOf) })}
              options={measures}
            />
          </Field>
          {[0, 1].map(
            (at) =>
              at <= source.groupBy.length && (
                <Field key={at} label={t(at === 0 ? 'builder.group_by' : 'builder.then_by')}>
                  <SelectInput
                    value={source.groupBy[at]}
                    onChange={(id) => setWay(at, id)}
                    options={ways}
                    placeholder={t('builder.no_group')}
                    canClear
                  />
                </Field>
              ),
          )}
        </>
      )}
      <Field label={t('builder.date_field')}>
        <SelectInput
          value={source.dateField}
          onChange={(dateField) => onChange({ ...source, dateField })}
          options={paths
            .filter(({ field }) => field.kind === 'date' || field.kind === 'datetime')
            .map((path) => ({ value: path.path, label: nameOf(path) }))}
          placeholder={t('builder.no_date')}
          canClear
        />
      </Field>
      <ConditionField web={web} filter={source.filter} onChange={(filter) => onChange({ ...source, filter })} />
    </>
  );
}

function waysOf({ path, field }: FieldPath): readonly string[] {
  if (field.kind === 'date' || field.kind === 'datetime') return path.includes('.') ? [] : buckets.map((bucket) => `${path}:${bucket}`);
  return ['choice', 'reference', 'member', 'department', 'boolean', 'address'].includes(field.kind) ? [path] : [];
}

function bucketWord(id: string, t: ReturnType<typeof useMessages<typeof builderMessages>>): string {
  const bucket = buckets.find((each) => id.endsWith(`:${each}`));
  return bucket ? ` · ${t(`builder.${bucket}`)}` : '';
}

function isNumber(kind: string): boolean {
  return kind === 'money' || kind === 'number' || kind === 'percent';
}

function measureOf(id: string): ObjectMeasure {
  const [kind, of] = id.split(':');
  const found = sums.find((each) => each === kind);
  return found && of !== undefined ? { kind: found, of } : { kind: 'count' };
}
