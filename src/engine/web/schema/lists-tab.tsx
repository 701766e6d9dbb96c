import { useState } from 'react';
import type { Label } from '#platform/contract/label.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { saveLayoutRoute } from '#engine/contract/schema/schema.routes.ts';
import { ExpressionEditor } from '../expression/expression-editor.tsx';
import { fieldPaths } from '../objects/field-paths.ts';
import { LabelInputs } from './label-inputs.tsx';
import type { ObjectDetail } from './object-page.tsx';
import { useSchemaAction } from './use-schema-change.ts';

interface ListDraft {
  readonly id: string;
  readonly label: Label;
  readonly filter: string;
  readonly sortField: string | undefined;
  readonly isDescending: boolean;
  readonly columns: readonly string[];
}

/** The lists everybody finds as tabs: name, condition, order and columns of each. */
export function ListsTab({ detail }: { readonly detail: ObjectDetail }) {
  const t = useMessages(schemaMessages);
  const { definition } = detail;
  const [lists, setLists] = useState<readonly ListDraft[]>(() => definition.views.map(draftOf));
  const save = useSchemaAction(saveLayoutRoute, t('schema.saved'));
  const { record } = detail.layout;
  const submit = () => void save.run({ object: definition.id, lists: lists.map(listOf), ...(record && { record }) }).catch(() => undefined);
  const add = () => {
    const columns = definition.views[0]?.columns ?? [definition.nameField];
    setLists([
      ...lists,
      { id: `list_${Date.now().toString(36)}`, label: { zh: '', en: '' }, filter: '', sortField: 'created_at', isDescending: true, columns },
    ]);
  };
  const isWhole = lists.length > 0 && lists.every((list) => list.label.zh.trim() !== '' && list.label.en.trim() !== '' && list.columns.length > 0);
  return (
    <div className="schema-tab">
      <div className="row g2">
        <span className="spread" />
        <Button icon="plus" onClick={add}>
          {t('schema.add_list')}
        </Button>
        <Button kind="primary" isBusy={save.isBusy} disabled={!isWhole} onClick={submit}>
          {t('schema.save_layout')}
        </Button>
      </div>
      {lists.map((list) => (
        <ListCard
          key={list.id}
          object={definition}
          list={list}
          onChange={(values) => setLists(lists.map((each) => (each.id === list.id ? { ...each, ...values } : each)))}
          {...(lists.length > 1 && { onRemove: () => setLists(lists.filter((each) => each.id !== list.id)) })}
        />
      ))}
    </div>
  );
}

interface ListCardProps {
  readonly object: ObjectDefinition;
  readonly list: ListDraft;
  readonly onChange: (values: Partial<ListDraft>) => void;
  readonly onRemove?: () => void;
}

function ListCard({ object, list, onChange, onRemove }: ListCardProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const paths = fieldPaths(object).map(({ path, labels }) => ({ value: path, label: labels.map((each) => label(each)).join(' · ') }));
  return (
    <section className="schema-section stack g3">
      <div className="row g2">
        <h2 className="section-title spread">{label(list.label)}</h2>
        {onRemove && <IconButton icon="trash" size="small" label={t('schema.list_remove')} onClick={onRemove} />}
      </div>
      <LabelInputs
        zh={t('schema.list_name_zh')}
        en={t('schema.list_name_en')}
        value={list.label}
        onChange={(next) => onChange({ label: next })}
        isRequired
      />
      <Field label={t('schema.list_columns')} isRequired>
        <MultiSelectInput value={list.columns} onChange={(columns) => onChange({ columns })} options={paths} />
      </Field>
      <div className="schema-pair">
        <Field label={t('schema.list_sort')}>
          <SelectInput value={list.sortField} onChange={(sortField) => onChange({ sortField })} options={paths} canClear />
        </Field>
        <CheckInput label={t('schema.descending')} isOn={list.isDescending} onChange={(isDescending) => onChange({ isDescending })} />
      </div>
      <Field label={t('schema.list_filter')}>
        <ExpressionEditor value={list.filter} onChange={(filter) => onChange({ filter })} object={object.id} expects="condition" canTry={false} />
      </Field>
    </section>
  );
}

function draftOf(view: ObjectDefinition['views'][number]): ListDraft {
  const [sort] = view.sort;
  return {
    id: view.id,
    label: view.label,
    filter: view.filter ?? '',
    sortField: sort?.field,
    isDescending: sort?.descending === true,
    columns: view.columns,
  };
}

function listOf({ id, label, filter, sortField, isDescending, columns }: ListDraft) {
  return {
    id,
    label,
    columns: [...columns],
    sort: sortField === undefined ? [] : [{ field: sortField, descending: isDescending }],
    ...(filter.trim() !== '' && { filter: filter.trim() }),
  };
}
