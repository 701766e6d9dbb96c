import { useState } from 'react';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { FieldParts } from '#platform/web/kit/field.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { editorMessages } from '#engine/contract/expression/editor.messages.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import { askedField } from '#engine/contract/objects/plain-field.ts';
import { ConditionValue, OperatorSelect } from '../filters/condition-editor.tsx';
import { isCondition } from '../filters/filter-parts.ts';
import { fieldPaths } from '../objects/field-paths.ts';
import { fieldAt, findWebObject, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { printSentence, readSentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

interface SentenceEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly object: string;
}

/** A condition as rows of field, operator and value, for whom expressions are not; it writes the same expression. */
export function SentenceEditor({ value, onChange, object }: SentenceEditorProps) {
  const web = findWebObject(object);
  return web ? <Rows web={web} value={value} onChange={onChange} /> : null;
}

function Rows({ web, value, onChange }: Omit<SentenceEditorProps, 'object'> & { readonly web: WebObject }) {
  const t = useMessages(editorMessages);
  // Rows that say too little are no expression yet; they live here until they do.
  const [sentence, setSentence] = useState<Sentence>(() => readSentence(value) ?? { join: 'and', rows: [{ expression: value }] });
  const write = (next: Sentence) => {
    setSentence(next);
    onChange(printSentence(next));
  };
  const { join, rows } = sentence;
  return (
    <FieldParts>
      {rows.length > 1 && (
        <div className="row g2 t12">
          <span className="muted nowrap">{t('expression.join')}</span>
          <SelectInput<'and' | 'or'>
            label={t('expression.join')}
            value={join}
            onChange={(next) => write({ join: next ?? 'and', rows })}
            options={[
              { value: 'and', label: t('expression.all_of') },
              { value: 'or', label: t('expression.any_of') },
            ]}
          />
        </div>
      )}
      {rows.length === 0 && <span className="muted t12">{t('expression.no_rows')}</span>}
      {rows.map((row, at) => (
        <div key={at} className="expr-row">
          <span className="muted t12">{at > 0 && t(join === 'and' ? 'expression.and' : 'expression.or')}</span>
          <Row web={web} row={row} onChange={(next) => write({ join, rows: rows.map((each, index) => (index === at ? next : each)) })} />
          <IconButton
            icon="close"
            size="small"
            label={t('expression.remove_row')}
            onClick={() => write({ join, rows: rows.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <span>
        <Button
          kind="link"
          size="small"
          icon="plus"
          onClick={() => write({ join, rows: [...rows, { field: web.object.nameField, op: 'is_not_empty' }] })}
        >
          {t('expression.add_row')}
        </Button>
      </span>
    </FieldParts>
  );
}

function Row({ web, row, onChange }: { readonly web: WebObject; readonly row: FilterTree; readonly onChange: (row: FilterTree) => void }) {
  const t = useMessages(editorMessages);
  const label = useLabel();
  const fields = useFields(web);
  const shown = isCondition(row) ? fieldAt(fields, row.field) : undefined;
  const field = shown && askedField(shown);
  if (!isCondition(row) || !field)
    return <code title={t('expression.written_row')}>{'expression' in row ? row.expression : printSentence({ join: 'and', rows: [row] })}</code>;
  const offered = fieldPaths(web.object).filter((each) => rulesOf(askedField(each.field)).filterOperators.length > 0);
  const pick = (path: string | undefined) => {
    const picked = path === undefined ? undefined : fieldAt(fields, path);
    const op = picked && rulesOf(askedField(picked)).filterOperators[0];
    if (path !== undefined && op) onChange(op === 'in_period' ? { field: path, op, value: 'this_quarter' } : { field: path, op });
  };
  return (
    <>
      <SelectInput
        label={t('expression.field')}
        value={row.field}
        onChange={pick}
        options={offered.map(({ path, labels }) => ({ value: path, label: labels.map((each) => label(each)).join(' · ') }))}
      />
      <OperatorSelect condition={row} field={field} onChange={onChange} />
      <span>
        <ConditionValue condition={row} field={field} onChange={onChange} />
      </span>
    </>
  );
}
