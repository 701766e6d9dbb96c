import { Field } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { ExpressionEditor } from '../expression/expression-editor.tsx';
import { findWebObject, useWebObjects } from '../objects/object-registry.ts';
import type { FieldDraft } from './field-draft.ts';
import { useKindWords } from './fields-tab.tsx';
import { OptionsEditor } from './options-editor.tsx';

interface FieldPartsProps {
  readonly object: string;
  readonly draft: FieldDraft;
  readonly onChange: (draft: FieldDraft) => void;
  /** What was found missing on saving. */
  readonly missing: ReadonlySet<string>;
}

/** What one kind of field needs besides its name. */
export function FieldParts(props: FieldPartsProps) {
  const { draft, onChange, missing } = props;
  switch (draft.kind) {
    case 'number':
    case 'percent':
    case 'money':
      return <NumberParts {...props} />;
    case 'choice':
    case 'multi_choice':
      return (
        <OptionsEditor
          options={draft.options}
          onChange={(options) => onChange({ ...draft, options })}
          isWrong={[...missing].some((path) => path.startsWith('options'))}
        />
      );
    case 'reference':
    case 'multi_reference':
      return <ReferenceParts {...props} />;
    case 'auto_number':
      return <PatternPart {...props} />;
    case 'formula':
      return <FormulaParts {...props} />;
    case 'lookup':
      return <LookupParts {...props} />;
    case 'rollup':
      return <RollupParts {...props} />;
    default:
      return null;
  }
}

/** One part of the draft by its name in the spec. */
function usePart({ draft, onChange, missing }: FieldPartsProps) {
  const t = useMessages(schemaMessages);
  return (name: string) => ({
    value: draft.parts[name] ?? '',
    set: (next: string | undefined) => onChange({ ...draft, parts: { ...draft.parts, [name]: next ?? '' } }),
    error: missing.has(name) ? t('schema.needed') : undefined,
  });
}

function NumberParts({ draft, onChange }: FieldPartsProps) {
  const t = useMessages(schemaMessages);
  const names =
    draft.kind === 'number' ? (['scale', 'min', 'max'] as const) : draft.kind === 'percent' ? (['min', 'max'] as const) : (['min'] as const);
  return (
    <div className="schema-pair">
      {names.map((name) => (
        <Field key={name} label={t(`schema.${name}`)}>
          <TextInput
            value={draft.numbers[name]}
            inputMode="decimal"
            onChange={(text) => onChange({ ...draft, numbers: { ...draft.numbers, [name]: text } })}
          />
        </Field>
      ))}
    </div>
  );
}

function ReferenceParts(props: FieldPartsProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const part = usePart(props);
  const [target, onDelete] = [part('object'), part('onDelete')];
  const objects = useWebObjects().map(({ object }) => ({ value: object.id, label: label(object.label) }));
  return (
    <>
      <Field label={t('schema.target')} error={target.error} isRequired>
        <SelectInput value={target.value || undefined} onChange={target.set} options={objects} />
      </Field>
      {props.draft.kind === 'reference' && (
        <Field label={t('schema.on_delete')}>
          <SelectInput
            value={onDelete.value || 'restrict'}
            onChange={onDelete.set}
            options={(['restrict', 'clear', 'cascade'] as const).map((value) => ({ value, label: t(`schema.${value}`) }))}
          />
        </Field>
      )}
    </>
  );
}

function PatternPart(props: FieldPartsProps) {
  const t = useMessages(schemaMessages);
  const pattern = usePart(props)('pattern');
  return (
    <Field label={t('schema.pattern')} hint={t('schema.pattern_hint', { example: '{YYYY}{0000}' })} error={pattern.error} isRequired>
      <TextInput value={pattern.value} onChange={pattern.set} className="mono" maxLength={60} />
    </Field>
  );
}

const results = ['text', 'number', 'money', 'percent', 'boolean', 'date', 'datetime'] as const;

function FormulaParts(props: FieldPartsProps) {
  const t = useMessages(schemaMessages);
  const kinds = useKindWords();
  const part = usePart(props);
  const [expression, result] = [part('expression'), part('result')];
  return (
    <>
      <Field label={t('schema.expression')} error={expression.error} isRequired>
        <ExpressionEditor value={expression.value} onChange={expression.set} object={props.object} expects="value" />
      </Field>
      <Field label={t('schema.result')} isRequired>
        <SelectInput value={result.value} onChange={result.set} options={results.map((value) => ({ value, label: kinds(value) }))} />
      </Field>
      {result.value === 'number' && (
        <Field label={t('schema.scale')}>
          <TextInput
            value={props.draft.numbers.scale}
            inputMode="numeric"
            onChange={(scale) => props.onChange({ ...props.draft, numbers: { ...props.draft.numbers, scale } })}
          />
        </Field>
      )}
    </>
  );
}

function LookupParts(props: FieldPartsProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const part = usePart(props);
  const [reference, field] = [part('reference'), part('field')];
  const fields = findWebObject(props.object)?.object.fields ?? {};
  const references = Object.entries(fields).flatMap(([id, each]) =>
    each.kind === 'reference' ? [{ id, label: each.label, object: each.object }] : [],
  );
  const target = findWebObject(references.find((each) => each.id === reference.value)?.object ?? '')?.object;
  return (
    <>
      <Field label={t('schema.lookup_reference')} error={reference.error} isRequired>
        <SelectInput
          value={reference.value || undefined}
          onChange={reference.set}
          options={references.map((each) => ({ value: each.id, label: label(each.label) }))}
        />
      </Field>
      <Field label={t('schema.lookup_field')} error={field.error} isRequired>
        <SelectInput
          value={field.value || undefined}
          onChange={field.set}
          isDisabled={!target}
          options={Object.entries(target?.fields ?? {}).map(([id, each]) => ({ value: id, label: label(each.label) }))}
        />
      </Field>
    </>
  );
}

const figures = ['count', 'sum', 'avg', 'min', 'max'] as const;

function RollupParts(props: FieldPartsProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const part = usePart(props);
  const [children, figure, of, condition] = [part('children'), part('figure'), part('of'), part('condition')];
  const relations = findWebObject(props.object)?.object.children ?? {};
  const child = findWebObject(relations[children.value]?.object ?? '')?.object;
  const summed = Object.entries(child?.fields ?? {}).filter(([, field]) =>
    ['number', 'money', 'percent', 'date', 'datetime'].includes(field.kind === 'formula' ? field.result : field.kind),
  );
  return (
    <>
      <Field label={t('schema.rollup_children')} error={children.error} isRequired>
        <SelectInput
          value={children.value || undefined}
          onChange={children.set}
          options={Object.entries(relations).map(([id, relation]) => ({ value: id, label: label(relation.label) }))}
        />
      </Field>
      <Field label={t('schema.rollup_figure')} isRequired>
        <SelectInput
          value={figure.value || 'count'}
          onChange={figure.set}
          options={figures.map((value) => ({ value, label: t(`schema.figure_${value}`) }))}
        />
      </Field>
      {figure.value !== 'count' && (
        <Field label={t('schema.rollup_of')} error={of.error} isRequired>
          <SelectInput
            value={of.value || undefined}
            onChange={of.set}
            options={summed.map(([id, field]) => ({ value: id, label: label(field.label) }))}
          />
        </Field>
      )}
      {child && (
        <Field label={t('schema.rollup_condition')}>
          <ExpressionEditor key={child.id} value={condition.value} onChange={condition.set} object={child.id} expects="condition" canTry={false} />
        </Field>
      )}
    </>
  );
}
