import { useId, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field as FieldFrame, Form, FormError } from '#platform/web/kit/field.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { ChoiceField, ChoiceOption, MultiChoiceField } from '#engine/contract/objects/fields.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { saveDependencyRoute } from '#engine/contract/schema/schema.routes.ts';
import { DependencyMatrix } from './dependency-matrix.tsx';
import type { Allowed } from './dependency-matrix.tsx';
import type { ObjectDetail } from './object-page.tsx';
import { useSchemaChange } from './use-schema-change.ts';

interface DependencyDrawerProps {
  readonly detail: ObjectDetail;
  readonly id: string;
  readonly field: ChoiceField | MultiChoiceField;
  readonly onClose: () => void;
}

/** On which field the options of a choice depend, and what may be chosen beside each of its values. */
export function DependencyDrawer({ detail, id, field, onClose }: DependencyDrawerProps) {
  const t = useMessages(schemaMessages);
  const kit = useMessages(kitMessages);
  const label = useLabel();
  const formId = useId();
  const [on, setOn] = useState(field.dependsOn?.on);
  const [allowed, setAllowed] = useState<Allowed>(field.dependsOn?.allowed ?? {});
  const offered = decidingFields(detail, id);
  const deciding = offered.find((each) => each.id === on);
  const change = useSchemaChange(saveDependencyRoute, () => {
    showToast({ text: t('schema.saved'), tone: 'good' });
    onClose();
  });
  const values = deciding?.options ?? [];
  const save = () =>
    change.mutate({
      object: detail.definition.id,
      field: id,
      dependency: on === undefined ? null : { on, allowed: written(allowed, values, field.options) },
    });
  return (
    <Drawer
      title={t('schema.depends', { name: label(field.label) })}
      width={720}
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          type="submit"
          form={formId}
          isBusy={change.isPending}
          disabled={on === field.dependsOn?.on && on === undefined}
          keyCap="Ctrl ↵"
        >
          {kit('kit.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={save}>
        {offered.length === 0 && <p className="muted">{t('schema.depends_no_fields')}</p>}
        <FieldFrame label={t('schema.depends_field')}>
          <SelectInput
            value={on}
            canClear
            placeholder={t('schema.depends_nothing')}
            onChange={(next) => {
              setOn(next);
              setAllowed(next === field.dependsOn?.on ? (field.dependsOn?.allowed ?? {}) : {});
            }}
            options={offered.map((each) => ({ value: each.id, label: label(each.label) }))}
          />
        </FieldFrame>
        {deciding && <p className="muted t12">{t('schema.depends_hint')}</p>}
        {deciding && <DependencyMatrix values={values} options={field.options} allowed={allowed} onChange={setAllowed} />}
        <FormError error={change.error} />
      </Form>
    </Drawer>
  );
}

/** Single choices with options of their own, besides the field itself. */
function decidingFields({ definition }: ObjectDetail, id: string) {
  return Object.entries(definition.fields).flatMap(([name, each]) =>
    name !== id && each.kind === 'choice' && each.options.length > 0 ? [{ id: name, label: each.label, options: each.options }] : [],
  );
}

/** A value where everything is ticked is left out, so that an option added later may be chosen there too. */
function written(allowed: Allowed, values: readonly ChoiceOption[], options: readonly ChoiceOption[]): Record<string, string[]> {
  const known = new Set(options.map((option) => option.value));
  return Object.fromEntries(
    values.flatMap(({ value }) => {
      const ticked = (allowed[value] ?? [...known]).filter((each) => known.has(each));
      return ticked.length === known.size ? [] : [[value, ticked]];
    }),
  );
}
