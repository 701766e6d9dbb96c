import { Field as FieldFrame } from '#platform/web/kit/field.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { DraftField, writableFields } from '../form/record-form.tsx';
import type { WebObject } from '../objects/object-registry.ts';

/** A value somebody settled on, with the name of what it refers to. */
export interface Given {
  readonly value: FieldValue;
  readonly name?: string | undefined;
}

interface ChangeFormProps {
  readonly web: WebObject;
  readonly field: Field | undefined;
  readonly name: string | undefined;
  readonly given: Given | undefined;
  /** The field is settled; only its value is asked for. */
  readonly isFixed: boolean;
  readonly onName: (name: string | undefined) => void;
  readonly onGive: (given: Given) => void;
}

/** Which field of many records, and the value it gets. */
export function ChangeForm({ web, field, name, given, isFixed, onName, onGive }: ChangeFormProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  return (
    <>
      {!isFixed && (
        <FieldFrame label={t('records.field')}>
          <SelectInput
            value={name}
            onChange={onName}
            options={writableFields(web).map((each) => ({ value: each, label: label(web.object.fields[each]?.label ?? { zh: each, en: each }) }))}
          />
        </FieldFrame>
      )}
      {field && (
        <DraftField
          key={name}
          field={{ ...field, label: recordMessages['records.new_value'] }}
          value={given?.value ?? null}
          name={given?.name}
          onChange={(value, valueName) => onGive({ value, name: valueName })}
        />
      )}
    </>
  );
}
