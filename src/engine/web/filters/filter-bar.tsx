import { FilterSentence } from '#platform/web/kit/filter-sentence.tsx';
import { useLabel } from '#platform/web/locale.ts';
import type { ReactNode } from 'react';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { askedField } from '#engine/contract/objects/plain-field.ts';
import { fieldAt, systemFieldsShown } from '../objects/object-registry.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { useConditionWords } from './condition-words.ts';
import { isCondition } from './filter-parts.ts';

interface FilterBarProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly parts: readonly FilterTree[];
  readonly onChange: (parts: readonly FilterTree[]) => void;
  readonly isChanged: boolean;
  readonly onRestore: () => void;
  readonly onSaveAsView?: () => void;
  readonly extra?: ReactNode;
}

/** The filter of a list as a sentence one can edit. */
export function FilterBar({ fields: shown, parts, onChange, isChanged, onRestore, onSaveAsView, extra }: FilterBarProps) {
  const label = useLabel();
  const fields = Object.fromEntries(Object.entries(shown).map(([name, field]) => [name, askedField(field)]));
  const words = useConditionWords(fields, parts);
  const offered = Object.entries({ ...fields, ...systemFieldsShown }).filter(([, field]) => rulesOf(field).filterOperators.length > 0);
  const add = (name: string) => {
    const field = fieldAt(fields, name);
    const op = name === 'id' ? 'in_segment' : field && rulesOf(field).filterOperators[0];
    if (op) onChange([...parts, op === 'in_period' ? { field: name, op, value: 'this_quarter' } : { field: name, op }]);
  };
  const replace = (at: number, part: FilterTree) => onChange(parts.map((each, index) => (index === at ? part : each)));
  return (
    <FilterSentence
      conditions={words}
      fields={offered.map(([id, field]) => ({ id, label: label(field.label) }))}
      onAdd={add}
      onRemove={(id) => onChange(parts.filter((_, at) => String(at) !== id))}
      renderEditor={(condition, close) => {
        const at = Number(condition.id);
        const part = parts[at];
        return (
          part && (
            <ConditionEditor
              part={part}
              field={isCondition(part) ? fieldAt(fields, part.field) : undefined}
              onChange={(next) => replace(at, next)}
              close={close}
            />
          )
        );
      }}
      isChanged={isChanged}
      onRestore={onRestore}
      {...(onSaveAsView && { onSaveAsView })}
      extra={extra}
    />
  );
}
