import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportPlan, MissingPolicy } from '#engine/contract/import/import-plan.ts';
import type { ImportDraft, UnknownText } from '#engine/contract/import/import.routes.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import type { planImport } from '#engine/contract/import/import.routes.ts';

type Options = RouteOutput<typeof planImport>['options'];

interface ValuesFormProps {
  readonly draft: ImportDraft;
  readonly plan: ImportPlan;
  readonly unknown: readonly UnknownText[];
  readonly options: Options;
  readonly isBusy: boolean;
  readonly onConfirm: (plan: ImportPlan) => void;
  readonly onBack: () => void;
}

type Meanings = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Asks once what each unknown text stands for; suggestions are already chosen. */
export function ValuesForm({ draft, plan, unknown, options, isBusy, onConfirm, onBack }: ValuesFormProps) {
  const t = useMessages(importMessages);
  const [meanings, setMeanings] = useState<Meanings>(() => suggestions(unknown));
  const [missing, setMissing] = useState<ImportPlan['missing']>(plan.missing);
  const isChoice = (field: string) => ['choice', 'multi_choice'].includes(draft.fields.find((each) => each.id === field)?.kind ?? '');
  const confirm = () =>
    onConfirm({
      ...plan,
      missing,
      values: merged(
        plan.values,
        withEmpty(
          meanings,
          unknown.filter((each) => isChoice(each.field)),
        ),
      ),
    });
  const fields = [...Map.groupBy(unknown, (each) => each.field)];
  return (
    <form
      className="import-values"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <h2 className="section-title">{t('import.values_title')}</h2>
      <p className="muted">{t('import.values_text')}</p>
      {fields.map(([field, texts]) => (
        <FieldValues
          key={field}
          field={draft.fields.find((each) => each.id === field)}
          texts={texts}
          options={options[field] ?? []}
          meanings={meanings[field] ?? {}}
          onMeaning={(text, meaning) => setMeanings((known) => ({ ...known, [field]: changed(known[field] ?? {}, text, meaning) }))}
          policy={missing[field] ?? 'warn'}
          onPolicy={(policy) => setMissing((known) => ({ ...known, [field]: policy }))}
        />
      ))}
      <div className="k-stepper-foot">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t('import.confirm_values')}
        </Button>
      </div>
    </form>
  );
}

interface FieldValuesProps {
  readonly field: ImportDraft['fields'][number] | undefined;
  readonly texts: readonly UnknownText[];
  readonly options: Options[string];
  readonly meanings: Readonly<Record<string, string>>;
  readonly onMeaning: (text: string, meaning: string | undefined) => void;
  readonly policy: MissingPolicy;
  readonly onPolicy: (policy: MissingPolicy) => void;
}

const shownTexts = 100;

function FieldValues({ field, texts, options, meanings, onMeaning, policy, onPolicy }: FieldValuesProps) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const choices = options.map((option) => ({ value: option.value, label: label(option.label) }));
  const isReference = field?.kind === 'reference';
  const rest = texts.filter((each) => meanings[each.text] === undefined).length;
  return (
    <section className="section" aria-label={field ? label(field.label) : undefined}>
      <h3 className="section-title">
        {field ? label(field.label) : texts[0]?.field} <span className="muted t12">{texts.length}</span>
      </h3>
      <table className="import-table import-map">
        <thead>
          <tr>
            <th>{t('import.text_in_file')}</th>
            <th className="num">{t('import.rows')}</th>
            <th>{t('import.stands_for')}</th>
            <th className="import-wide" />
          </tr>
        </thead>
        <tbody>
          {texts.slice(0, shownTexts).map((each) => (
            <tr key={each.text}>
              <td>
                <b>{each.text}</b>
              </td>
              <td className="num">{each.rows.toLocaleString('en')}</td>
              <td className="import-field">
                <SelectInput
                  label={t('import.meaning_of', { text: each.text })}
                  value={meanings[each.text]}
                  options={choices}
                  canClear
                  placeholder={isReference && policy === 'create' ? t('import.create_it', { text: each.text }) : t('import.leave_empty')}
                  onChange={(meaning) => onMeaning(each.text, meaning)}
                />
              </td>
              <td className="import-wide">
                {each.suggestion !== null && meanings[each.text] === each.suggestion && <Tag tone="accent">{t('import.suggested')}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isReference && rest > 0 && <Policy count={rest} policy={policy} onPolicy={onPolicy} what={label(field.label)} />}
    </section>
  );
}

function Policy({
  count,
  policy,
  onPolicy,
  what,
}: {
  readonly count: number;
  readonly policy: MissingPolicy;
  readonly onPolicy: (policy: MissingPolicy) => void;
  readonly what: string;
}) {
  const t = useMessages(importMessages);
  const options = [
    { value: 'warn' as const, label: t('import.leave_empty') },
    { value: 'create' as const, label: t('import.create_it', { text: what }) },
    { value: 'error' as const, label: t('import.is_error') },
  ];
  return (
    <div className="row g2 import-policy">
      <span>{t('import.for_the_rest', { count })}</span>
      <span className="import-field">
        <SelectInput label={t('import.for_the_rest', { count })} value={policy} options={options} onChange={(next) => next && onPolicy(next)} />
      </span>
    </div>
  );
}

function suggestions(unknown: readonly UnknownText[]): Meanings {
  const found: Record<string, Record<string, string>> = {};
  for (const { field, text, suggestion } of unknown) if (suggestion !== null) found[field] = { ...found[field], [text]: suggestion };
  return found;
}

// A text that is no value of a choice must be told to be left empty, or its rows are refused.
function withEmpty(meanings: Meanings, unknown: readonly UnknownText[]): Meanings {
  const filled: Record<string, Record<string, string>> = {};
  for (const [field, texts] of Object.entries(meanings)) filled[field] = { ...texts };
  for (const { field, text } of unknown) filled[field] = { [text]: '', ...filled[field] };
  return filled;
}

function changed(known: Readonly<Record<string, string>>, text: string, meaning: string | undefined): Record<string, string> {
  const { [text]: _, ...others } = known;
  return meaning === undefined ? others : { ...others, [text]: meaning };
}

function merged(values: ImportPlan['values'], meanings: Meanings): ImportPlan['values'] {
  const fields = new Set([...Object.keys(values), ...Object.keys(meanings)]);
  return Object.fromEntries([...fields].map((field) => [field, { ...values[field], ...meanings[field] }]));
}
