import { Field } from '#platform/web/kit/field.tsx';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportPlan } from '#engine/contract/import/import-plan.ts';
import type { ImportDraft } from '#engine/contract/import/import.routes.ts';

interface StageDatesProps {
  readonly draft: ImportDraft;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** Which stages were entered on the date of which column. */
export function StageDates({ draft, plan, onChange }: StageDatesProps) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const stages = draft.fields.find((field) => field.id === draft.stageField)?.values ?? [];
  const kindOf = (column: number) => draft.fields.find((field) => field.id === plan.columns[column])?.kind;
  const dated = draft.import.headers.flatMap((header, column) => {
    const isDated = kindOf(column) === 'date' || kindOf(column) === 'datetime' || plan.stageDates.some((each) => each.column === column);
    return isDated ? [{ header, column }] : [];
  });
  if (dated.length === 0) return null;
  const change = (column: number, chosen: readonly string[]) => {
    const others = plan.stageDates.filter((each) => each.column !== column);
    onChange({
      ...plan,
      stageDates: (chosen.length > 0 ? [...others, { column, stages: [...chosen] }] : others).toSorted((left, right) => left.column - right.column),
    });
  };
  return (
    <div className="stack g2">
      <span className="muted t12">{t('import.stage_dates')}</span>
      {dated.map(({ header, column }) => (
        <Field key={column} label={header}>
          <MultiSelectInput
            value={plan.stageDates.find((each) => each.column === column)?.stages ?? []}
            options={stages.map((stage) => ({ value: stage.value, label: label(stage.label) }))}
            placeholder={t('import.no_stage')}
            onChange={(chosen) => change(column, chosen)}
          />
        </Field>
      ))}
      <p className="muted t12">{t('import.stage_dates_hint')}</p>
    </div>
  );
}
