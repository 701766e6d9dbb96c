import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, FieldParts, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { PrincipalPicker } from '#engine/web/access/principal-picker.tsx';
import { ExpressionEditor } from '#engine/web/expression/expression-editor.tsx';
import { useWebObjects } from '#engine/web/objects/object-registry.ts';
import { createAccessRuleRoute, listAccessRulesRoute, type RuleView, updateAccessRuleRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';

interface RuleDrawerProps {
  /** The rule to change, or which kind to make. */
  readonly rule: RuleView | 'share' | 'restrict';
  readonly onClose: () => void;
}

/** Makes or changes a rule: which records, for whom, to see or to change. */
export function RuleDrawer({ rule, onClose }: RuleDrawerProps) {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const known = typeof rule === 'string' ? undefined : rule;
  const kind = typeof rule === 'string' ? rule : rule.kind;
  const objects = useWebObjects().filter(({ object }) => kind === 'restrict' || object.ownerField !== undefined);
  const [object, setObject] = useState(known?.object ?? objects[0]?.object.id ?? '');
  const [name, setName] = useState(known?.name ?? '');
  const [expression, setExpression] = useState(known?.expression ?? '');
  const [principals, setPrincipals] = useState<readonly string[]>(known?.principals.map((each) => each.principal) ?? []);
  const [mayWrite, setMayWrite] = useState(known?.mayWrite ?? false);
  const [isActive, setIsActive] = useState(known?.isActive ?? true);
  const stale = { invalidates: [listAccessRulesRoute], onSuccess: onClose };
  const create = useRouteMutation(createAccessRuleRoute, stale);
  const update = useRouteMutation(updateAccessRuleRoute, stale);
  const error = create.error ?? update.error;
  const errors = useFieldErrors(error);
  const submit = () => {
    const values = { name, expression, principals: [...principals], mayWrite, isActive };
    if (known) update.mutate({ id: known.id, ...values });
    else create.mutate({ ...values, kind, object });
  };
  return (
    <Drawer
      title={known ? t('sharing.edit_rule') : kind === 'share' ? t('sharing.new_share') : t('sharing.new_restrict')}
      width={560}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="rule-form" isBusy={create.isPending || update.isPending}>
          {t('sharing.save')}
        </Button>
      }
    >
      <Form id="rule-form" label={t('sharing.edit_rule')} onSubmit={submit}>
        <Field label={t('sharing.name')} error={errors('name')} isRequired>
          <TextInput value={name} onChange={setName} data-autofocus />
        </Field>
        <Field label={t('sharing.object')} error={errors('object')} isRequired isLocked={known !== undefined}>
          <SelectInput
            value={object}
            onChange={(next) => setObject(next ?? object)}
            isDisabled={known !== undefined}
            options={objects.map((each) => ({ value: each.object.id, label: label(each.object.labelPlural) }))}
          />
        </Field>
        <Field label={t('sharing.condition')} error={errors('expression')} hint={t('sharing.condition_hint')} isRequired>
          <FieldParts>
            <ExpressionEditor key={object} value={expression} onChange={setExpression} object={object} expects="condition" />
          </FieldParts>
        </Field>
        <Field label={t('sharing.people')} error={errors('principals')} isRequired>
          <PrincipalPicker value={principals} onChange={setPrincipals} />
        </Field>
        {kind === 'share' && <CheckInput label={t('sharing.may_write')} isOn={mayWrite} onChange={setMayWrite} />}
        <CheckInput label={t('sharing.is_active')} isOn={isActive} onChange={setIsActive} />
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}
