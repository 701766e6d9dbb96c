import { formatPercent } from '#platform/contract/format/format-number.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { moveItem, moveSection, removeItem, removeSection } from '../contract/edit-definition.ts';
import { readyTemplate } from '../contract/ready-items.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { TemplateDefinition, TemplateItem, TemplateSection as Section } from '../contract/template.ts';
import { severityLooks } from './inspection-words.ts';
import { ItemSentence } from './item-sentence.tsx';

/** How a draft is changed; absent where a version is only read. */
export interface DraftHands {
  readonly change: (definition: TemplateDefinition) => void;
  readonly openItem: (item: TemplateItem) => void;
  readonly openSection: (section: Section) => void;
  /** Opens a new item of this kind, or a copy of a ready one. */
  readonly addItem: (section: string, from: 'rule' | 'metric' | TemplateItem) => void;
}

interface TemplateSectionProps {
  readonly definition: TemplateDefinition;
  readonly section: Section;
  readonly hands: DraftHands | undefined;
}

/** A section with what it weighs, and its items in sentences. */
export function TemplateSection({ definition, section, hands }: TemplateSectionProps) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const total = definition.sections.reduce((sum, each) => sum + each.weight, 0);
  const items = definition.items.filter((item) => item.section === section.id);
  return (
    <section className="template-section">
      <header className="row g3 wrap">
        <h2 className="section-title">{label(section.label)}</h2>
        <span className="muted t12">{t('template.section_share', { share: formatPercent(section.weight / total, 0) })}</span>
        {section.minimum !== undefined && <span className="muted t12">{t('template.section_minimum', { minimum: section.minimum })}</span>}
        <span className="spread" />
        {hands && <SectionHands definition={definition} section={section} hands={hands} />}
      </header>
      {items.length === 0 && <p className="muted t12 template-row">{t('template.empty_section')}</p>}
      {items.map((item) => (
        <ItemLine key={item.id} definition={definition} item={item} hands={hands} />
      ))}
    </section>
  );
}

function ItemLine({
  definition,
  item,
  hands,
}: {
  readonly definition: TemplateDefinition;
  readonly item: TemplateItem;
  readonly hands: DraftHands | undefined;
}) {
  const t = useMessages(templateMessages);
  const words = useMessages(inspectionMessages);
  const label = useLabel();
  const look = severityLooks[item.severity];
  const name = label(item.label);
  return (
    <div className="template-row">
      <StatusText tone={look.tone} icon={look.icon}>
        {words(look.key)}
      </StatusText>
      <span className="stack">
        <span className="row g2">
          <b>{name}</b>
          <span className="muted t12 nowrap">{t('template.sentence_weight', { weight: item.weight })}</span>
        </span>
        <ItemSentence item={item} />
        {item.guidance && <span className="muted t12">{label(item.guidance)}</span>}
      </span>
      {hands && (
        <span className="row template-hands">
          <IconButton
            size="small"
            icon="arrow-up"
            label={t('template.up', { name })}
            onClick={() => hands.change(moveItem(definition, item.id, -1))}
          />
          <IconButton
            size="small"
            icon="arrow-down"
            label={t('template.down', { name })}
            onClick={() => hands.change(moveItem(definition, item.id, 1))}
          />
          <IconButton size="small" icon="pencil" label={t('template.change', { name })} onClick={() => hands.openItem(item)} />
          <IconButton
            size="small"
            icon="trash"
            label={t('template.remove', { name })}
            onClick={() => hands.change(removeItem(definition, item.id))}
          />
        </span>
      )}
    </div>
  );
}

function SectionHands({ definition, section, hands }: TemplateSectionProps & { readonly hands: DraftHands }) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const name = label(section.label);
  return (
    <span className="row g1 template-hands">
      <AddItemMenu section={section} hands={hands} />
      <IconButton
        size="small"
        icon="arrow-up"
        label={t('template.up', { name })}
        onClick={() => hands.change(moveSection(definition, section.id, -1))}
      />
      <IconButton
        size="small"
        icon="arrow-down"
        label={t('template.down', { name })}
        onClick={() => hands.change(moveSection(definition, section.id, 1))}
      />
      <IconButton size="small" icon="pencil" label={t('template.change', { name })} onClick={() => hands.openSection(section)} />
      {definition.sections.length > 1 && (
        <IconButton
          size="small"
          icon="trash"
          label={t('template.remove', { name })}
          onClick={() => hands.change(removeSection(definition, section.id))}
        />
      )}
    </span>
  );
}

function AddItemMenu({ section, hands }: { readonly section: Section; readonly hands: DraftHands }) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const items = [
    { id: 'rule', label: t('template.add_rule'), onSelect: () => hands.addItem(section.id, 'rule') },
    { id: 'metric', label: t('template.add_metric'), onSelect: () => hands.addItem(section.id, 'metric') },
    ...readyTemplate.items.map((item, at) => ({
      id: `ready ${item.id}`,
      label: label(item.label),
      ...(at === 0 && { section: t('template.copy_ready') }),
      onSelect: () => hands.addItem(section.id, item),
    })),
  ];
  return (
    <Menu
      label={t('template.add_item')}
      items={items}
      trigger={({ ref, ...trigger }) => (
        <Button size="small" icon="plus" {...trigger} ref={ref}>
          {t('template.add_item')}
        </Button>
      )}
    />
  );
}
