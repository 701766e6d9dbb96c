import { useId, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { Label } from '#platform/contract/label.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { createObjectRoute } from '#engine/contract/schema/schema.routes.ts';
import { slugOf } from './field-draft.ts';
import { IconChoice, type ObjectIcon } from './icon-choice.tsx';
import { LabelInputs } from './label-inputs.tsx';
import { useSchemaChange } from './use-schema-change.ts';

interface Draft {
  readonly id: string;
  readonly label: Label;
  readonly labelPlural: Label;
  readonly nameLabel: Label;
  readonly naming: 'text' | 'number';
  readonly pattern: string;
  readonly owned: boolean;
  readonly searched: boolean;
  readonly icon: ObjectIcon;
}

const blank: Draft = {
  id: '',
  label: { zh: '', en: '' },
  labelPlural: { zh: '', en: '' },
  nameLabel: { zh: '名称', en: 'Name' },
  naming: 'text',
  pattern: '{YYYY}{0000}',
  owned: true,
  searched: true,
  icon: 'package',
};

/** Makes an object: what it is called, how its records are named, who sees them. */
export function ObjectDrawer({ onClose, onCreated }: { readonly onClose: () => void; readonly onCreated: (id: string) => void }) {
  const t = useMessages(schemaMessages);
  const kit = useMessages(kitMessages);
  const label = useLabel();
  const formId = useId();
  const [draft, setDraft] = useState(blank);
  const [isTried, setIsTried] = useState(false);
  const create = useSchemaChange(createObjectRoute, (made) => {
    showToast({ text: t('schema.created', { name: label(draft.label) }), tone: 'good' });
    onClose();
    onCreated(made.id);
  });
  const spec = complete(draft);
  const save = () => {
    setIsTried(true);
    if (isWhole(spec)) create.mutate(spec);
  };
  return (
    <Drawer
      title={t('schema.new_object')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={create.isPending} keyCap="Ctrl ↵">
          {kit('kit.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={save}>
        <ObjectFields draft={draft} isTried={isTried} error={create.error} onChange={(values) => setDraft({ ...draft, ...values })} />
        <FormError error={create.error} />
      </Form>
    </Drawer>
  );
}

interface ObjectFieldsProps {
  readonly draft: Draft;
  readonly isTried: boolean;
  readonly error: unknown;
  readonly onChange: (values: Partial<Draft>) => void;
}

function ObjectFields({ draft, isTried, error, onChange }: ObjectFieldsProps) {
  const t = useMessages(schemaMessages);
  const errors = useFieldErrors(error);
  const needed = (text: string) => (isTried && text.trim() === '' ? t('schema.needed') : undefined);
  const { id } = complete(draft);
  const idError = isTried && !isId(id) ? t('schema.id_wrong') : errors('id');
  return (
    <>
      <LabelInputs
        zh={t('schema.label_zh')}
        en={t('schema.label_en')}
        value={draft.label}
        onChange={(value) => onChange({ label: value })}
        errors={{ zh: needed(draft.label.zh), en: needed(draft.label.en) }}
        isRequired
        hasFocus
      />
      <LabelInputs
        zh={t('schema.plural_zh')}
        en={t('schema.plural_en')}
        value={complete(draft).labelPlural}
        onChange={(value) => onChange({ labelPlural: value })}
      />
      <Field label={t('schema.id')} hint={t('schema.id_hint')} error={idError} isRequired>
        <TextInput value={id} onChange={(next) => onChange({ id: next })} className="mono" maxLength={30} spellCheck={false} />
      </Field>
      <Field label={t('schema.naming')}>
        <Segmented<Draft['naming']>
          label={t('schema.naming')}
          active={draft.naming}
          onChange={(naming) => onChange({ naming })}
          tabs={[
            { id: 'text', label: t('schema.named_by_text') },
            { id: 'number', label: t('schema.named_by_number') },
          ]}
        />
      </Field>
      {draft.naming === 'number' && (
        <Field label={t('schema.pattern')} hint={t('schema.pattern_hint', { example: '{YYYY}{0000}' })} error={errors('namePattern')}>
          <TextInput value={draft.pattern} onChange={(pattern) => onChange({ pattern })} className="mono" maxLength={60} />
        </Field>
      )}
      <IconChoice value={draft.icon} onChange={(icon) => onChange({ icon })} />
      <CheckInput label={t('schema.owned')} isOn={draft.owned} onChange={(owned) => onChange({ owned })} />
      <CheckInput label={t('schema.searched')} isOn={draft.searched} onChange={(searched) => onChange({ searched })} />
    </>
  );
}

/** What was not written follows from what was. */
function complete(draft: Draft) {
  const { label, labelPlural, naming, pattern, nameLabel, owned, searched, icon } = draft;
  return {
    id: draft.id || slugOf(label.en),
    label,
    labelPlural: { zh: labelPlural.zh || label.zh, en: labelPlural.en || (label.en === '' ? '' : pluralOf(label.en)) },
    nameLabel: naming === 'number' ? { zh: '编号', en: 'Number' } : nameLabel,
    ...(naming === 'number' && { namePattern: pattern }),
    owned,
    searched,
    icon,
  };
}

function pluralOf(word: string): string {
  if (/(s|x|ch|sh)$/i.test(word)) return `${word}es`;
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function isId(id: string): boolean {
  return /^[a-z][a-z0-9_]{0,29}$/.test(id);
}

function isWhole(spec: ReturnType<typeof complete>): boolean {
  return isId(spec.id) && spec.label.zh.trim() !== '' && spec.label.en.trim() !== '';
}
