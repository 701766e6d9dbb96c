import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportPlan } from '#engine/contract/import/import-plan.ts';
import type { ImportDraft } from '#engine/contract/import/import.routes.ts';

interface ColumnTableProps {
  readonly draft: ImportDraft;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** Each column with samples and the field it fills; a field chosen again moves here from its other column. */
export function ColumnTable({ draft, plan, onChange }: ColumnTableProps) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const options = draft.fields.map((field) => ({ value: field.id, label: `${label(field.label)}${field.isRequired ? ' *' : ''}` }));
  const choose = (column: number, field: string | undefined) =>
    onChange({
      ...plan,
      columns: plan.columns.map((known, index) => (index === column ? (field ?? null) : known === field && field !== undefined ? null : known)),
    });
  return (
    <div className="import-scroll" tabIndex={0} role="region" aria-label={t('import.step_columns')}>
      <table className="import-table import-map">
        <thead>
          <tr>
            <th>{t('import.column')}</th>
            <th className="import-wide">{t('import.samples')}</th>
            <th>{t('import.field')}</th>
            <th className="import-wide">{t('import.how')}</th>
          </tr>
        </thead>
        <tbody>
          {draft.import.headers.map((header, column) => {
            const field = plan.columns[column] ?? undefined;
            return (
              <tr key={`${header} ${column}`}>
                <td>
                  <b>{header}</b>
                  <span className="import-narrow muted t12 clip">{samplesOf(draft, column)}</span>
                </td>
                <td className="import-wide muted clip">{samplesOf(draft, column)}</td>
                <td className="import-field">
                  <SelectInput
                    label={t('import.field_of', { column: header })}
                    value={field}
                    options={options}
                    canClear
                    placeholder={t('import.left_out')}
                    onChange={(next) => choose(column, next)}
                  />
                </td>
                <td className="import-wide">
                  <How isMapped={field !== undefined} isGuessed={field === (draft.guess.columns[column] ?? undefined)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function How({ isMapped, isGuessed }: { readonly isMapped: boolean; readonly isGuessed: boolean }) {
  const t = useMessages(importMessages);
  if (!isMapped) return <StatusText icon="minus">{t('import.left_out')}</StatusText>;
  return isGuessed ? <StatusText tone="good">{t('import.guessed')}</StatusText> : <StatusText icon="pencil">{t('import.by_hand')}</StatusText>;
}

function samplesOf(draft: ImportDraft, column: number): string {
  const texts = draft.sample.flatMap((row) => row[column]?.trim() || []);
  return [...new Set(texts)].slice(0, 3).join(' · ');
}
