import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { saveLayoutRoute } from '#engine/contract/schema/schema.routes.ts';
import { draftOfLayout, layoutOf, placeField, shelfId, stepField } from './layout-draft.ts';
import type { SectionDraft } from './layout-draft.ts';
import { LayoutChips } from './layout-chips.tsx';
import { SectionHead } from './layout-section.tsx';
import type { ObjectDetail } from './object-page.tsx';
import { useSchemaAction } from './use-schema-change.ts';

/** The page of a record: sections of fields, arranged by drag or by keyboard, and the related lists. */
export function LayoutTab({ detail }: { readonly detail: ObjectDetail }) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const { definition } = detail;
  const [draft, setDraft] = useState(() => draftOfLayout(definition));
  const [related, setRelated] = useState<readonly string[]>(() => detail.related.map((each) => each.relation));
  const save = useSchemaAction(saveLayoutRoute, t('schema.saved'));
  const relations = Object.entries(definition.children ?? {});
  const chips = {
    fields: definition.fields,
    onDrop: (field: string, to: string, before?: string) => setDraft((now) => placeField(now, field, to, before)),
    onKey: (field: string, key: string) => setDraft((now) => stepField(now, field, key)),
  };
  const replace = (id: string, values: Partial<SectionDraft>) =>
    setDraft({ ...draft, sections: draft.sections.map((section) => (section.id === id ? { ...section, ...values } : section)) });
  const remove = (section: SectionDraft) =>
    setDraft({ sections: draft.sections.filter((each) => each.id !== section.id), shelf: [...draft.shelf, ...section.fields] });
  const submit = () => {
    const kept = related.map((relation) => detail.related.find((each) => each.relation === relation) ?? { relation });
    const lists = detail.layout.lists;
    void save.run({ object: definition.id, record: layoutOf(draft, kept), ...(lists && { lists }) }).catch(() => undefined);
  };
  return (
    <div className="schema-tab">
      <div className="row g2">
        <span className="muted t12 spread">{t('schema.layout_hint')}</span>
        <Button kind="primary" isBusy={save.isBusy} onClick={submit}>
          {t('schema.save_layout')}
        </Button>
      </div>
      <div className="schema-layout">
        <div className="stack g4">
          {draft.sections.map((section) => (
            <section key={section.id} className="schema-section">
              <SectionHead
                object={definition.id}
                section={section}
                onChange={(values) => replace(section.id, values)}
                onRemove={() => remove(section)}
              />
              <LayoutChips {...chips} place={section.id} placeName={label(section.label)} names={section.fields} columns={section.columns} />
            </section>
          ))}
          <span>
            <Button
              icon="plus"
              onClick={() =>
                setDraft({
                  ...draft,
                  sections: [
                    ...draft.sections,
                    { id: crypto.randomUUID(), label: { zh: '新分区', en: 'New section' }, columns: 1, visibleWhen: '', fields: [] },
                  ],
                })
              }
            >
              {t('schema.add_section')}
            </Button>
          </span>
          <Field label={t('schema.related')} hint={relations.length === 0 ? t('schema.related_none') : undefined}>
            <MultiSelectInput
              value={related}
              onChange={setRelated}
              options={relations.map(([id, relation]) => ({ value: id, label: label(relation.label) }))}
            />
          </Field>
        </div>
        <section className="schema-section">
          <h2 className="section-title">{t('schema.not_placed')}</h2>
          <LayoutChips {...chips} place={shelfId} placeName={t('schema.not_placed')} names={draft.shelf} columns={1} />
        </section>
      </div>
    </div>
  );
}
