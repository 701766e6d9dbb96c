import { useId, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { Label } from '#platform/contract/label.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import type { RuleSpec, RuleView } from '#engine/contract/schema/schema-parts.ts';
import { createRuleRoute, updateRuleRoute } from '#engine/contract/schema/schema.routes.ts';
import { ExpressionEditor } from '../expression/expression-editor.tsx';
import { LabelInputs } from './label-inputs.tsx';
import type { ObjectDetail } from './object-page.tsx';
import { useSchemaChange } from './use-schema-change.ts';

interface RuleDrawerProps {
  readonly detail: ObjectDetail;
  /** The rule to change; absent: a new one. */
  readonly rule?: RuleView;
  readonly onClose: () => void;
}

interface Draft extends Pick<RuleSpec, 'kind' | 'expression' | 'active'> {
  readonly label: Label;
  readonly message: Label;
  readonly field: string | undefined;
}

/** One rule: what it does, to which field, when, and what is said. */
export function RuleDrawer({ detail, rule, onClose }: RuleDrawerProps) {
  const t = useMessages(schemaMessages);
  const kit = useMessages(kitMessages);
  const formId = useId();
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [isTried, setIsTried] = useState(false);
  const done = () => {
    showToast({ text: t('schema.saved'), tone: 'good' });
    onClose();
  };
  const create = useSchemaChange(createRuleRoute, done);
  const update = useSchemaChange(updateRuleRoute, done);
  const isWhole =
    draft.label.zh.trim() !== '' &&
    draft.label.en.trim() !== '' &&
    draft.expression.trim() !== '' &&
    (draft.kind === 'validation' || draft.field !== undefined);
  const save = () => {
    setIsTried(true);
    if (!isWhole) return;
    if (rule) update.mutate({ id: rule.id, version: rule.version, ...specOf(draft) });
    else create.mutate({ object: detail.definition.id, ...specOf(draft) });
  };
  const error = create.error ?? update.error;
  return (
    <Drawer
      title={t(rule ? 'schema.edit_rule' : 'schema.new_rule')}
      onClose={onClose}
      width={600}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={create.isPending || update.isPending} keyCap="Ctrl ↵">
          {kit('kit.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={save}>
        <RuleFields detail={detail} draft={draft} isTried={isTried} error={error} onChange={(values) => setDraft({ ...draft, ...values })} />
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}

const kinds = ['validation', 'required_when', 'visible_when', 'read_only_when'] as const;

interface RuleFieldsProps {
  readonly detail: ObjectDetail;
  readonly draft: Draft;
  readonly isTried: boolean;
  readonly error: unknown;
  readonly onChange: (values: Partial<Draft>) => void;
}

function RuleFields({ detail, draft, isTried, error, onChange }: RuleFieldsProps) {
  const t = useMessages(schemaMessages);
  const words = useLabel();
  const errors = useFieldErrors(error);
  const isValidation = draft.kind === 'validation';
  const needed = (isMissing: boolean) => (isTried && isMissing ? t('schema.needed') : undefined);
  const fields = Object.entries(detail.definition.fields).filter(([, field]) => isValidation || field.kind !== 'formula');
  return (
    <>
      <Field label={t('schema.rule_kind')} isRequired>
        <SelectInput
          value={draft.kind}
          onChange={(kind) => kind && onChange({ kind })}
          options={kinds.map((kind) => ({ value: kind, label: t(`schema.${kind}`) }))}
        />
      </Field>
      <LabelInputs
        zh={t('schema.rule_label_zh')}
        en={t('schema.rule_label_en')}
        value={draft.label}
        onChange={(label) => onChange({ label })}
        errors={{ zh: needed(draft.label.zh.trim() === ''), en: needed(draft.label.en.trim() === '') }}
        isRequired
      />
      <Field label={t('schema.rule_field')} isRequired={!isValidation} error={needed(!isValidation && draft.field === undefined) ?? errors('field')}>
        <SelectInput
          value={draft.field}
          onChange={(field) => onChange({ field })}
          canClear={isValidation}
          placeholder={isValidation ? t('schema.rule_field_any') : ''}
          options={fields.map(([id, field]) => ({ value: id, label: words(field.label) }))}
        />
      </Field>
      <Field
        label={t(isValidation ? 'schema.validation_when' : 'schema.rule_when')}
        isRequired
        error={needed(draft.expression.trim() === '') ?? errors('expression')}
      >
        <ExpressionEditor
          value={draft.expression}
          onChange={(expression) => onChange({ expression })}
          object={detail.definition.id}
          expects="condition"
        />
      </Field>
      {isValidation && (
        <LabelInputs zh={t('schema.message_zh')} en={t('schema.message_en')} value={draft.message} onChange={(message) => onChange({ message })} />
      )}
      <CheckInput label={t('schema.active')} isOn={draft.active} onChange={(active) => onChange({ active })} />
    </>
  );
}

function draftOf(rule: RuleView | undefined): Draft {
  const none = { zh: '', en: '' };
  if (!rule) return { kind: 'validation', label: none, message: none, field: undefined, expression: '', active: true };
  return { kind: rule.kind, label: rule.label, message: rule.message ?? none, field: rule.field, expression: rule.expression, active: rule.active };
}

function specOf({ kind, label, message, field, expression, active }: Draft) {
  const isSaid = kind === 'validation' && message.zh.trim() !== '' && message.en.trim() !== '';
  return { kind, label, expression, active, ...(field !== undefined && { field }), ...(isSaid && { message }) };
}
