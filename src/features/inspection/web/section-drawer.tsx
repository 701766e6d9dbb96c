import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { templateMessages } from '../contract/template.messages.ts';
import { TemplateSection as Section } from '../contract/template.ts';
import { inBoth, isWhole } from './item-draft.ts';
import { LabelFields } from './item-drawer.tsx';

interface SectionDrawerProps {
  readonly initial: Section;
  readonly onDone: (section: Section) => void;
  readonly onClose: () => void;
}

/** Name, weight and minimum of a section. */
export function SectionDrawer({ initial, onDone, onClose }: SectionDrawerProps) {
  const t = useMessages(templateMessages);
  const [label, setLabel] = useState(initial.label);
  const [weight, setWeight] = useState(String(initial.weight));
  const [minimum, setMinimum] = useState(initial.minimum === undefined ? '' : String(initial.minimum));
  const isWeight = isWhole(weight, 1, 100);
  const isMinimum = minimum.trim() === '' || isWhole(minimum, 0, 100);
  const read = Section.safeParse({
    id: initial.id,
    label: inBoth(label),
    weight: Number(weight),
    ...(minimum.trim() !== '' && { minimum: Number(minimum) }),
  });
  const isRight = read.success && isWeight && isMinimum;
  const title = t('template.edit_section');
  const done = (
    <Button kind="primary" type="submit" form="template-section" disabled={!isRight}>
      {t('template.done')}
    </Button>
  );
  return (
    <Drawer title={title} onClose={onClose} footer={done}>
      <Form id="template-section" label={title} onSubmit={() => isRight && onDone(read.data)}>
        <LabelFields value={label} onChange={setLabel} />
        <Field label={t('template.weight')} error={isWeight ? undefined : t('template.whole_number', { from: 1, to: 100 })}>
          <TextInput inputMode="numeric" value={weight} onChange={setWeight} />
        </Field>
        <Field
          label={t('template.minimum')}
          hint={t('template.minimum_hint')}
          error={isMinimum ? undefined : t('template.whole_number', { from: 0, to: 100 })}
        >
          <TextInput inputMode="numeric" value={minimum} onChange={setMinimum} />
        </Field>
      </Form>
    </Drawer>
  );
}
