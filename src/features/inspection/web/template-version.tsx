import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { freeId, putItem, putSection } from '../contract/edit-definition.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { TemplateDefinition, TemplateSection as Section } from '../contract/template.ts';
import { ItemDrawer } from './item-drawer.tsx';
import { draftOf, type ItemDraft, isWhole, newDraft } from './item-draft.ts';
import { SectionDrawer } from './section-drawer.tsx';
import { TemplateActions } from './template-actions.tsx';
import { type DraftHands, TemplateSection } from './template-section.tsx';
import type { Template } from './templates-page.tsx';

interface TemplateVersionProps {
  readonly template: Template;
  readonly number: number;
  readonly saved: TemplateDefinition;
}

const tones = { draft: 'watch', published: 'good', retired: 'neutral' } as const;

/** One version: what it asks, section by section; the latest can be changed. */
export function TemplateVersion({ template, number, saved }: TemplateVersionProps) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const can = useCan();
  const status = template.versions.find((version) => version.number === number)?.status ?? 'draft';
  const isLatest = template.versions[0]?.number === number;
  const canEdit = can('inspection.edit') && isLatest;
  const [isEditing, setIsEditing] = useState(canEdit && status === 'draft');
  const [definition, setDefinition] = useState(saved);
  const edit = canEdit && !isEditing ? () => setIsEditing(true) : undefined;
  const discard = () => {
    setDefinition(saved);
    setIsEditing(status === 'draft');
  };
  return (
    <div className="templates-main">
      <PageHeader
        title={label(template.name)}
        tags={<Tag tone={tones[status]}>{t('template.version', { number, status: t(`template.status.${status}`) })}</Tag>}
        summary={t('template.summary', { sections: definition.sections.length, items: definition.items.length, mark: definition.passMark })}
        actions={
          <TemplateActions
            template={template}
            number={number}
            saved={saved}
            definition={definition}
            isEditing={isEditing}
            onEdit={edit}
            onDiscard={discard}
          />
        }
      />
      <div className="page page-scroll" tabIndex={0} role="region" aria-label={label(template.name)}>
        <DefinitionBody definition={definition} onChange={isEditing ? setDefinition : undefined} />
      </div>
    </div>
  );
}

interface DefinitionBodyProps {
  readonly definition: TemplateDefinition;
  readonly onChange: ((definition: TemplateDefinition) => void) | undefined;
}

function DefinitionBody({ definition, onChange }: DefinitionBodyProps) {
  const t = useMessages(templateMessages);
  const [item, setItem] = useState<ItemDraft>();
  const [section, setSection] = useState<Section>();
  const hands: DraftHands | undefined = onChange && {
    change: onChange,
    openItem: (each) => setItem(draftOf(each)),
    openSection: setSection,
    addItem: (into, from) => {
      const id = freeId('item', definition.items);
      setItem(typeof from === 'string' ? newDraft(from, id, into) : { ...draftOf(from), id, section: into });
    },
  };
  const newSection = () => setSection({ id: freeId('section', definition.sections), label: { zh: '', en: '' }, weight: 10 });
  return (
    <>
      {onChange && <PassMark definition={definition} onChange={onChange} />}
      {definition.sections.map((each) => (
        <TemplateSection key={each.id} definition={definition} section={each} hands={hands} />
      ))}
      {onChange && (
        <Button icon="plus" onClick={newSection}>
          {t('template.add_section')}
        </Button>
      )}
      {item && onChange && (
        <ItemDrawer
          initial={item}
          definition={definition}
          onClose={() => setItem(undefined)}
          onDone={(done) => {
            onChange(putItem(definition, done));
            setItem(undefined);
          }}
        />
      )}
      {section && onChange && (
        <SectionDrawer
          initial={section}
          onClose={() => setSection(undefined)}
          onDone={(done) => {
            onChange(putSection(definition, done));
            setSection(undefined);
          }}
        />
      )}
    </>
  );
}

function PassMark({
  definition,
  onChange,
}: {
  readonly definition: TemplateDefinition;
  readonly onChange: (definition: TemplateDefinition) => void;
}) {
  const t = useMessages(templateMessages);
  const [typed, setTyped] = useState(String(definition.passMark));
  const change = (text: string) => {
    setTyped(text);
    if (isWhole(text, 0, 100)) onChange({ ...definition, passMark: Number(text) });
  };
  return (
    <div className="template-mark">
      <Field label={t('template.pass_mark')} error={isWhole(typed, 0, 100) ? undefined : t('template.whole_number', { from: 0, to: 100 })}>
        <TextInput inputMode="numeric" value={typed} onChange={change} />
      </Field>
    </div>
  );
}
