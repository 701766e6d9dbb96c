import { IconButton } from '#platform/web/kit/button.tsx';
import { Field, Form } from '#platform/web/kit/field.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { ExpressionEditor } from '../expression/expression-editor.tsx';
import { LabelInputs } from './label-inputs.tsx';
import type { SectionDraft } from './layout-draft.ts';

interface SectionHeadProps {
  readonly object: string;
  readonly section: SectionDraft;
  readonly onChange: (values: Partial<SectionDraft>) => void;
  readonly onRemove: () => void;
}

/** The caption of a section, and its name, columns and condition behind a button. */
export function SectionHead({ object, section, onChange, onRemove }: SectionHeadProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  return (
    <div className="row g2">
      <h2 className="section-title spread">{label(section.label)}</h2>
      {section.visibleWhen !== '' && (
        <Tag tone="info" title={section.visibleWhen}>
          {t('schema.visible_when')}
        </Tag>
      )}
      <span className="muted t12">{t('schema.section_columns', { count: section.columns })}</span>
      <Popover
        label={t('schema.section_settings')}
        trigger={({ ref, ...trigger }) => <IconButton icon="sliders" size="small" label={t('schema.section_settings')} {...trigger} ref={ref} />}
      >
        {(close) => (
          <Form className="schema-popover" onSubmit={close}>
            <LabelInputs zh={t('schema.label_zh')} en={t('schema.label_en')} value={section.label} onChange={(next) => onChange({ label: next })} />
            <Segmented
              label={t('schema.section')}
              active={String(section.columns)}
              onChange={(columns) => onChange({ columns: Number(columns) })}
              tabs={[1, 2, 3].map((count) => ({ id: String(count), label: t('schema.section_columns', { count }) }))}
            />
            <Field label={t('schema.section_when')}>
              <ExpressionEditor
                value={section.visibleWhen}
                onChange={(visibleWhen) => onChange({ visibleWhen })}
                object={object}
                expects="condition"
                canTry={false}
              />
            </Field>
          </Form>
        )}
      </Popover>
      <IconButton icon="trash" size="small" label={t('schema.section_remove')} onClick={onRemove} />
    </div>
  );
}
