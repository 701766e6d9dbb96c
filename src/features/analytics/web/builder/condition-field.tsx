import { Field } from '#platform/web/kit/field.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { FilterBar } from '#engine/web/filters/filter-bar.tsx';
import { filterOfParts } from '#engine/web/filters/filter-parts.ts';
import { useFields, type WebObject } from '#engine/web/objects/object-registry.ts';
import { useState } from 'react';
import { builderMessages } from '../../contract/dashboards.messages.ts';

interface ConditionFieldProps {
  readonly web: WebObject;
  readonly filter: FilterTree | undefined;
  readonly onChange: (filter: FilterTree | undefined) => void;
}

/** The tile's own condition, as the sentence lists use. */
export function ConditionField({ web, filter, onChange }: ConditionFieldProps) {
  const t = useMessages(builderMessages);
  const fields = useFields(web);
  // A condition that is not finished yet stands on the screen, not in the question.
  const [parts, setParts] = useState<readonly FilterTree[]>(filter === undefined ? [] : 'and' in filter ? filter.and : [filter]);
  const change = (next: readonly FilterTree[]) => {
    setParts(next);
    onChange(filterOfParts(next));
  };
  return (
    <Field label={t('builder.condition')}>
      <FilterBar fields={fields} parts={parts} onChange={change} isChanged={false} onRestore={() => undefined} />
    </Field>
  );
}
