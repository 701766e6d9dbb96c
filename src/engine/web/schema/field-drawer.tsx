import { useId, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { createFieldRoute, updateFieldRoute } from '#engine/contract/schema/schema.routes.ts';
import { draftOfSpec, flagsOf, newDraft, slugOf, specOf } from './field-draft.ts';
import type { FieldDraft } from './field-draft.ts';
import { FieldParts } from './field-parts.tsx';
import { useKindWords } from './fields-tab.tsx';
import { KeptChoice } from './kept-choice.tsx';
import { KindPicker } from './kind-picker.tsx';
import { LabelInputs } from './label-inputs.tsx';
import type { ObjectDetail } from './object-page.tsx';
import { useSchemaChange } from './use-schema-change.ts';

interface FieldDrawerProps {
  readonly object: string;
  /** The field to change; absent: a new one. */
  readonly view?: ObjectDetail['fields'][number];
  readonly onClose: () => void;
}

/** Adds a field, first its kind and then what the kind needs; or changes one. */
export function FieldDrawer({ object, view, onClose }: FieldDrawerProps) {
  const t = useMessages(schemaMessages);
  const [draft, setDraft] = useState<FieldDraft | undefined>(() => view && draftOfSpec(view.id, view.spec));
  if (!draft)
    return (
      <Drawer title={t('schema.pick_kind')} onClose={onClose} width={560}>
        <KindPicker onPick={(kind) => setDraft(newDraft(kind))} />
      </Drawer>
    );
  return <FieldForm object={object} draft={draft} onChange={setDraft} onClose={onClose} {...(view && { view })} />;
}

interface FieldFormProps extends FieldDrawerProps {
  readonly draft: FieldDraft;
  readonly onChange: (draft: FieldDraft | undefined) => void;
}

function FieldForm({ object, view, draft, onChange, onClose }: FieldFormProps) {
  const t = useMessages(schemaMessages);
  const kit = useMessages(kitMessages);
  const label = useLabel();
  const formId = useId();
  const [isTried, setIsTried] = useState(false);
  const done = () => {
    showToast({ text: t('schema.created', { name: label(draft.label) }), tone: 'good' });
    onClose();
  };
  const create = useSchemaChange(createFieldRoute, done);
  const update = useSchemaChange(updateFieldRoute, done);
  const { spec, missing } = specOf(draft);
  const id = view?.id ?? (draft.id || slugOf(draft.label.en));
  const save = () => {
    setIsTried(true);
    if (!spec || id === '') return;
    if (view) update.mutate({ object, field: view.id, version: view.version, spec });
    else create.mutate({ object, id, spec });
  };
  const error = create.error ?? update.error;
  return (
    <Drawer
      title={view ? t('schema.edit_field', { name: label(view.spec.label) }) : t('schema.new_field')}
      onClose={onClose}
      width={560}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={create.isPending || update.isPending} keyCap="Ctrl ↵">
          {kit('kit.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={save}>
        <KindLine draft={draft} {...(!view && { onOther: () => onChange(undefined) })} />
        <NameFields draft={draft} id={id} isNew={!view} isTried={isTried} missing={missing} error={error} onChange={onChange} />
        <FieldParts object={object} draft={draft} onChange={onChange} missing={isTried ? missing : new Set()} />
        {flagsOf(draft.kind).map((flag) => {
          const set = (isOn: boolean) => onChange({ ...draft, flags: { ...draft.flags, [flag]: isOn } });
          return flag === 'kept' ? (
            <KeptChoice key={flag} isKept={draft.flags.kept} onChange={set} />
          ) : (
            <CheckInput key={flag} label={t(`schema.${flag}`)} isOn={draft.flags[flag]} onChange={set} />
          );
        })}
        <LabelInputs zh={t('schema.help_zh')} en={t('schema.help_en')} value={draft.help} onChange={(help) => onChange({ ...draft, help })} />
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}

function KindLine({ draft, onOther }: { readonly draft: FieldDraft; readonly onOther?: () => void }) {
  const t = useMessages(schemaMessages);
  const kinds = useKindWords();
  return (
    <div className="schema-kind-line">
      <span className="spread">
        <b>{kinds(draft.kind)}</b> <span className="muted t12">{kinds(draft.kind, 'text')}</span>
      </span>
      {onOther && (
        <Button kind="link" size="small" onClick={onOther}>
          {t('schema.other_kind')}
        </Button>
      )}
    </div>
  );
}

interface NameFieldsProps {
  readonly draft: FieldDraft;
  readonly id: string;
  readonly isNew: boolean;
  readonly isTried: boolean;
  readonly missing: ReadonlySet<string>;
  readonly error: unknown;
  readonly onChange: (draft: FieldDraft) => void;
}

function NameFields({ draft, id, isNew, isTried, missing, error, onChange }: NameFieldsProps) {
  const t = useMessages(schemaMessages);
  const errors = useFieldErrors(error);
  const needed = (path: string) => (isTried && missing.has(path) ? t('schema.needed') : undefined);
  return (
    <>
      <LabelInputs
        zh={t('schema.label_zh')}
        en={t('schema.label_en')}
        value={draft.label}
        onChange={(label) => onChange({ ...draft, label })}
        errors={{ zh: needed('label.zh'), en: needed('label.en') }}
        isRequired
        hasFocus
      />
      <Field
        label={t('schema.id')}
        hint={t('schema.id_hint')}
        error={isTried && !/^[a-z][a-z0-9_]*$/.test(id) ? t('schema.id_wrong') : errors('id')}
        isRequired
        isLocked={!isNew}
      >
        <TextInput
          value={id}
          onChange={(next) => onChange({ ...draft, id: next })}
          className="mono"
          disabled={!isNew}
          maxLength={40}
          spellCheck={false}
        />
      </Field>
    </>
  );
}
