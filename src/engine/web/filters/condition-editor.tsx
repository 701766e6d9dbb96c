import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Form } from '#platform/web/kit/field.tsx';
import { TextArea } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { PERIOD_NAMES } from '#engine/contract/expression/period.ts';
import type { FilterCondition, FilterScalar, FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { scalarText } from '../fields/field-kind-web.ts';
import { PickInput } from '../fields/pickers.tsx';
import { operatorKey, usePeriodWords } from './condition-words.ts';
import { asksForSegment, SegmentSelect } from '../segments/segment-condition.tsx';
import { isCondition, needsNoValue } from './filter-parts.ts';

interface ConditionEditorProps {
  readonly part: FilterTree;
  readonly field: Field | undefined;
  readonly onChange: (part: FilterTree) => void;
  /** Adds “or …” beside this condition. */
  readonly onAlternative?: () => void;
  /** What the condition says must not hold. */
  readonly isExcluded?: boolean;
  /** Turns “this” into “not this”, and back. */
  readonly onExclude?: () => void;
  readonly close: () => void;
}

/** Operator and value of one condition; what clicking cannot say is edited as an expression. */
export function ConditionEditor({ part, field, onChange, onAlternative, isExcluded = false, onExclude, close }: ConditionEditorProps) {
  const t = useMessages(recordMessages);
  const kit = useMessages(kitMessages);
  const isRule = !isCondition(part) || !field;
  return (
    <Form className="records-condition" onSubmit={close}>
      {isRule && 'expression' in part && (
        <TextArea value={part.expression} onChange={(expression) => onChange({ expression })} aria-label={t('records.expression')} />
      )}
      {!isRule && <OperatorSelect condition={part} field={field} onChange={onChange} />}
      {!isRule && <ConditionValue condition={part} field={field} onChange={onChange} />}
      <div className="row">
        {!isRule && onAlternative && (
          <Button kind="quiet" size="small" onClick={onAlternative}>
            {t('filter.alternative')}
          </Button>
        )}
        {onExclude && (
          <Button kind="quiet" size="small" onClick={onExclude}>
            {t(isExcluded ? 'filter.unnegate' : 'filter.negate')}
          </Button>
        )}
        <span className="spread" />
        <Button kind="primary" size="small" type="submit" title={kit('kit.close')}>
          {t('filter.done')}
        </Button>
      </div>
    </Form>
  );
}

interface PartProps {
  readonly condition: FilterCondition;
  readonly field: Field;
  readonly onChange: (part: FilterTree) => void;
}

const segmentOperators = ['in_segment', 'not_in_segment'] as const;

/** A record can be asked for its segments: the record itself for nothing else, one referred to besides the rest. */
function operatorsOf({ field: path }: FilterCondition, field: Field): readonly FilterCondition['op'][] {
  if (path === 'id') return segmentOperators;
  const { filterOperators } = rulesOf(field);
  return field.kind === 'reference' ? [...filterOperators, ...segmentOperators] : filterOperators;
}

/** Chooses the operator of a condition; keeps the value where the new one can use it. */
export function OperatorSelect({ condition, field, onChange }: PartProps) {
  const t = useMessages(recordMessages);
  const offered = operatorsOf(condition, field);
  return (
    <SelectInput
      label={t('filter.operator')}
      value={condition.op}
      options={offered.map((op) => ({ value: op, label: t(operatorKey({ op, field: condition.field }, field)) }))}
      onChange={(op) => op && onChange(withOperator(condition, op))}
    />
  );
}

/** Keeps the value where the new operator can use it. */
function withOperator(condition: FilterCondition, op: FilterCondition['op']): FilterCondition {
  const { field, value } = condition;
  if (needsNoValue(op) || asksForSegment(op) !== asksForSegment(condition.op)) return { field, op };
  if ((op === 'in_department') !== (condition.op === 'in_department')) return { field, op };
  if (op === 'in_period') return { field, op, value: 'this_quarter' };
  if (condition.op === 'in_period') return { field, op };
  const isList = op === 'in' || op === 'not_in' || op === 'between';
  const first = Array.isArray(value) ? value[0] : value;
  if (!isList) return first === undefined ? { field, op } : { field, op, value: first };
  return { field, op, value: Array.isArray(value) ? value : value === undefined ? [] : [value] };
}

/** Takes what the operator of a condition asks for. */
export function ConditionValue({ condition, field, onChange }: PartProps) {
  const web = webOf(field);
  const { op, value } = condition;
  const set = (next: FilterScalar | FilterScalar[] | undefined) =>
    onChange(next === undefined ? { field: condition.field, op } : { field: condition.field, op, value: next });
  if (needsNoValue(op)) return null;
  if (asksForSegment(op))
    return (
      <SegmentSelect
        object={field.kind === 'reference' ? field.object : ''}
        value={scalarText(Array.isArray(value) ? value[0] : value) || undefined}
        onChange={set}
      />
    );
  if (op === 'in_department')
    return (
      <PickInput source="department" value={scalarText(Array.isArray(value) ? value[0] : value) || null} onChange={(id) => set(id ?? undefined)} />
    );
  if (op === 'in_period') return <PeriodSelect value={scalarText(Array.isArray(value) ? value[0] : value)} onChange={set} />;
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (op === 'in' || op === 'not_in')
    return web.FilterList ? <web.FilterList field={field} value={list} onChange={(next) => set([...next])} /> : null;
  if (!web.FilterInput) return null;
  if (op !== 'between') return <web.FilterInput field={field} value={list[0]} onChange={set} />;
  const at = (index: 0 | 1) => (next: FilterScalar | undefined) => {
    const pair = [list[0] ?? '', list[1] ?? ''];
    pair[index] = next ?? '';
    set(pair);
  };
  return (
    <div className="stack g2">
      <web.FilterInput field={field} value={list[0]} onChange={at(0)} />
      <web.FilterInput field={field} value={list[1]} onChange={at(1)} />
    </div>
  );
}

const relative = ['last_7_days', 'last_30_days', 'last_90_days', 'next_7_days', 'next_30_days', 'next_90_days'];

function PeriodSelect({ value, onChange }: { readonly value: string; readonly onChange: (value: string | undefined) => void }) {
  const t = useMessages(recordMessages);
  const words = usePeriodWords();
  const names = [...PERIOD_NAMES, ...relative];
  const all = value === '' || names.includes(value) ? names : [value, ...names];
  return (
    <SelectInput
      label={t('filter.value')}
      value={value || undefined}
      onChange={onChange}
      options={all.map((name) => ({ value: name, label: words(name) }))}
    />
  );
}
