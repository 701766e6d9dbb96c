import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { comparisonKinds, type MatchComparison } from '#engine/contract/duplicates/match-rules.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { PointsInput } from './rules-panel.tsx';

interface ComparisonRowsProps {
  readonly object: string;
  readonly comparisons: readonly MatchComparison[];
  readonly onChange: (comparisons: readonly MatchComparison[]) => void;
}

/** Which fields are compared, how, and how much they say. */
export function ComparisonRows({ object, comparisons, onChange }: ComparisonRowsProps) {
  const t = useMessages(duplicateMessages);
  const fields = useComparedFields(object);
  const kinds = useKindOptions();
  const change = (at: number, next: MatchComparison) => onChange(comparisons.map((each, index) => (index === at ? next : each)));
  const add = () =>
    onChange([...comparisons, { fields: [fields[0]?.value ?? 'name'], as: 'exact', between: 'each', agree: 5, differ: 1, from: 0.8 }]);
  return (
    <section className="section">
      <h2 className="section-title">{t('duplicates.comparisons')}</h2>
      {comparisons.map((each, at) => (
        <div key={at} className="duplicates-line">
          <label className="stack g1 spread">
            <span className="muted t12">{t('duplicates.fields')}</span>
            <MultiSelectInput
              label={t('duplicates.fields')}
              value={each.fields}
              options={fields}
              onChange={(names) => names.length > 0 && change(at, { ...each, fields: [...names] })}
            />
          </label>
          <label className="stack g1 duplicates-kind">
            <span className="muted t12">{t('duplicates.as')}</span>
            <SelectInput label={t('duplicates.as')} value={each.as} options={kinds} onChange={(as) => as && change(at, { ...each, as })} />
          </label>
          <PointsInput label={t('duplicates.agree')} value={each.agree} onChange={(agree) => change(at, { ...each, agree })} />
          <PointsInput label={t('duplicates.differ')} value={each.differ} onChange={(differ) => change(at, { ...each, differ })} />
          {each.fields.length > 1 && (
            <CheckInput
              label={t('duplicates.between')}
              isOn={each.between === 'any'}
              onChange={(isAny) => change(at, { ...each, between: isAny ? 'any' : 'each' })}
            />
          )}
          {comparisons.length > 1 && (
            <IconButton
              icon="trash"
              size="small"
              label={t('duplicates.remove')}
              onClick={() => onChange(comparisons.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      <Button size="small" icon="plus" onClick={add}>
        {t('duplicates.add_comparison')}
      </Button>
    </section>
  );
}

/** Fields that can be compared: those that are text, numbers, dates or references. */
export function useComparedFields(object: string): { readonly value: string; readonly label: string }[] {
  const label = useLabel();
  const fields = Object.entries(findWebObject(object)?.object.fields ?? {});
  const kinds = ['text', 'email', 'phone', 'url', 'date', 'number', 'reference', 'choice', 'member'];
  const own = fields.filter(([, field]) => kinds.includes(field.kind)).map(([value, field]) => ({ value, label: label(field.label) }));
  return [...own, { value: 'external_id', label: label({ zh: '外部编号', en: 'External id' }) }];
}

/** The ways of comparing, in words. */
export function useKindOptions() {
  const t = useMessages(duplicateMessages);
  return comparisonKinds.map((value) => ({ value, label: t(`duplicates.as.${value}`) }));
}
