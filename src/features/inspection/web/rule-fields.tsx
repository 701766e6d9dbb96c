import { Field } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { findWebObject, listWebObjects } from '#engine/web/objects/object-registry.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { TemplateItem } from '../contract/template.ts';
import { ExpressionField } from './expression-field.tsx';
import type { DraftPartProps } from './item-drawer.tsx';
import { TryCount } from './try-count.tsx';

/** Population, condition and allowance of a rule, and what it would say now. */
export function RuleFields({ draft, onChange, item }: DraftPartProps & { readonly item: TemplateItem | undefined }) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const objects = listWebObjects().map(({ object }) => ({ value: object.id, label: label(object.label) }));
  const isShare = /^\d{1,3}(\.\d{1,2})?$/.test(draft.allowedShare.trim()) && Number(draft.allowedShare) <= 100;
  const chooseObject = (object: string | undefined) => {
    if (object !== undefined && object !== draft.object) onChange({ object, dateField: undefined, fixField: undefined, excludeImported: false });
  };
  return (
    <>
      <Field label={t('template.object')}>
        <SelectInput value={draft.object} onChange={chooseObject} options={objects} />
      </Field>
      <ExpressionField
        label={t('template.population')}
        hint={t('template.population_hint')}
        value={draft.population}
        onChange={(population) => onChange({ population })}
        object={draft.object}
      />
      <ExpressionField
        label={t('template.condition')}
        value={draft.condition}
        onChange={(condition) => onChange({ condition })}
        object={draft.object}
      />
      <Field label={t('template.allowed')} error={isShare ? undefined : t('template.wrong_share')}>
        <TextInput inputMode="decimal" value={draft.allowedShare} onChange={(allowedShare) => onChange({ allowedShare })} />
      </Field>
      {item?.kind === 'rule' && <TryCount item={item} />}
      <FieldChoices draft={draft} onChange={onChange} />
    </>
  );
}

function FieldChoices({ draft, onChange }: DraftPartProps) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const fields = Object.entries(findWebObject(draft.object)?.object.fields ?? {});
  const dates = fields.filter(([, field]) => field.kind === 'date').map(([value, field]) => ({ value, label: label(field.label) }));
  const writable = fields
    .filter(([, field]) => field.readOnly !== true && field.kind !== 'formula')
    .map(([value, field]) => ({ value, label: label(field.label) }));
  const isImportable = fields.some(([name]) => name === 'imported');
  return (
    <>
      <div className="template-pair">
        <Field label={t('template.date_field')}>
          <SelectInput
            value={draft.dateField}
            onChange={(dateField) => onChange({ dateField })}
            options={dates}
            placeholder={t('template.none')}
            canClear
          />
        </Field>
        <Field label={t('template.fix_field')}>
          <SelectInput
            value={draft.fixField}
            onChange={(fixField) => onChange({ fixField })}
            options={writable}
            placeholder={t('template.none')}
            canClear
          />
        </Field>
      </div>
      {isImportable && (
        <CheckInput
          label={t('template.exclude_imported')}
          isOn={draft.excludeImported}
          onChange={(excludeImported) => onChange({ excludeImported })}
        />
      )}
    </>
  );
}
