import { useState } from 'react';
import type { Label } from '#platform/contract/label.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form } from '#platform/web/kit/field.tsx';
import { TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { templateMessages } from '../contract/template.messages.ts';
import { severities, type TemplateDefinition, type TemplateItem } from '../contract/template.ts';
import { type ItemDraft, isWhole, itemOf } from './item-draft.ts';
import { MetricFields } from './metric-fields.tsx';
import { RuleFields } from './rule-fields.tsx';
import { severityLooks } from './inspection-words.ts';

interface ItemDrawerProps {
  readonly initial: ItemDraft;
  readonly definition: TemplateDefinition;
  readonly onDone: (item: TemplateItem) => void;
  readonly onClose: () => void;
}

/** What every part of the form is given. */
export interface DraftPartProps {
  readonly draft: ItemDraft;
  readonly onChange: (part: Partial<ItemDraft>) => void;
}

/** Writes one item: a rule over records, or a metric in a band. */
export function ItemDrawer({ initial, definition, onDone, onClose }: ItemDrawerProps) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const [draft, setDraft] = useState(initial);
  const item = itemOf(draft);
  const change = (part: Partial<ItemDraft>) => setDraft((known) => ({ ...known, ...part }));
  const title = label(initial.label) || t(draft.kind === 'rule' ? 'template.add_rule' : 'template.add_metric');
  const sections = definition.sections.map((section) => ({ value: section.id, label: label(section.label) }));
  const done = (
    <Button kind="primary" type="submit" form="template-item" disabled={!item}>
      {t('template.done')}
    </Button>
  );
  return (
    <Drawer title={title} onClose={onClose} footer={done} width={560}>
      <Form id="template-item" label={title} onSubmit={() => item && onDone(item)}>
        <LabelFields value={draft.label} onChange={(next) => change({ label: next })} />
        {draft.kind === 'rule' ? <RuleFields draft={draft} onChange={change} item={item} /> : <MetricFields draft={draft} onChange={change} />}
        <WeightFields draft={draft} onChange={change} />
        <Field label={t('template.section')}>
          <SelectInput value={draft.section} onChange={(section) => section !== undefined && change({ section })} options={sections} />
        </Field>
        <GuidanceFields draft={draft} onChange={change} />
      </Form>
    </Drawer>
  );
}

/** A name in both languages; one is enough. */
export function LabelFields({ value, onChange }: { readonly value: Label; readonly onChange: (label: Label) => void }) {
  const t = useMessages(templateMessages);
  const isNameless = value.zh.trim() === '' && value.en.trim() === '';
  return (
    <div className="template-pair">
      <Field label={t('template.label_zh')} error={isNameless ? t('template.needs_label') : undefined}>
        <TextInput value={value.zh} onChange={(zh) => onChange({ ...value, zh })} maxLength={200} />
      </Field>
      <Field label={t('template.label_en')} hint={t('template.label_hint')}>
        <TextInput value={value.en} onChange={(en) => onChange({ ...value, en })} maxLength={200} />
      </Field>
    </div>
  );
}

function WeightFields({ draft, onChange }: DraftPartProps) {
  const t = useMessages(templateMessages);
  const words = useMessages(inspectionMessages);
  return (
    <div className="template-pair">
      <Field label={t('template.severity')}>
        <SelectInput
          value={draft.severity}
          onChange={(severity) => severity !== undefined && onChange({ severity })}
          options={severities.map((each) => ({ value: each, label: words(severityLooks[each].key) }))}
        />
      </Field>
      <Field label={t('template.weight')} error={isWhole(draft.weight, 1, 100) ? undefined : t('template.whole_number', { from: 1, to: 100 })}>
        <TextInput inputMode="numeric" value={draft.weight} onChange={(weight) => onChange({ weight })} />
      </Field>
    </div>
  );
}

function GuidanceFields({ draft, onChange }: DraftPartProps) {
  const t = useMessages(templateMessages);
  const { guidance } = draft;
  return (
    <>
      <Field label={t('template.guidance_zh')}>
        <TextArea rows={2} maxLength={200} value={guidance.zh} onChange={(zh) => onChange({ guidance: { ...guidance, zh } })} />
      </Field>
      <Field label={t('template.guidance_en')}>
        <TextArea rows={2} maxLength={200} value={guidance.en} onChange={(en) => onChange({ guidance: { ...guidance, en } })} />
      </Field>
    </>
  );
}
