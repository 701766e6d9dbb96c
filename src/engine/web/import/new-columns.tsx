import { TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { kindMessages } from '#engine/contract/schema/kind.messages.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { type ColumnUse, columnUses, type NewColumn, type ObjectProposal } from '#engine/contract/import/new-object.ts';

interface NewColumnsProps {
  readonly proposal: ObjectProposal;
  readonly onChange: (proposal: ObjectProposal) => void;
}

const single: readonly ColumnUse[] = ['key', 'name', 'owner'];

/** What each column of a file becomes in the new object. */
export function NewColumns({ proposal, onChange }: NewColumnsProps) {
  const t = useMessages(importMessages);
  const change = (next: NewColumn) =>
    onChange({
      ...proposal,
      columns: proposal.columns.map((column) => {
        if (column.column === next.column) return next;
        // There is one key, one name and one owner.
        return single.includes(next.use) && column.use === next.use ? { ...column, use: 'text' as const } : column;
      }),
    });
  return (
    <div className="import-scroll" tabIndex={0} role="region" aria-label={t('import.step_columns')}>
      <table className="import-table import-map">
        <thead>
          <tr>
            <th>{t('import.column')}</th>
            <th>{t('import.becomes')}</th>
            <th>{t('import.name_zh')}</th>
            <th>{t('import.name_en')}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.columns.map((column, at) => (
            <NewColumnRow key={column.column} proposal={proposal} column={column} samples={proposal.samples[at] ?? []} onChange={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface NewColumnRowProps {
  readonly proposal: ObjectProposal;
  readonly column: NewColumn;
  readonly samples: readonly string[];
  readonly onChange: (column: NewColumn) => void;
}

function NewColumnRow({ proposal, column, samples, onChange }: NewColumnRowProps) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const words = useUseWords();
  // Which texts a choice has, only the file knows; it is offered where it was found.
  const uses = columnUses.filter((use) => use !== 'choice' || column.options !== undefined);
  const rename = (locale: 'zh' | 'en', text: string) => onChange({ ...column, label: { ...column.label, [locale]: text } });
  const isField = column.use !== 'skip' && column.use !== 'key' && column.use !== 'owner';
  return (
    <tr>
      <td>
        <b>{column.header}</b>
        <span className="muted t12 import-under clip">{samples.join(' · ')}</span>
      </td>
      <td className="import-field">
        <SelectInput
          label={t('import.becomes_of', { column: column.header })}
          value={column.use}
          options={uses.map((use) => ({ value: use, label: words(use) }))}
          onChange={(use) => use && onChange({ ...column, use })}
        />
        {column.use === 'reference' && (
          <SelectInput
            label={t('import.refers_to', { column: column.header })}
            value={column.object}
            options={proposal.targets.map((target) => ({ value: target.id, label: label(target.label) }))}
            onChange={(object) => object && onChange({ ...column, object })}
          />
        )}
      </td>
      <td>
        {isField && (
          <TextInput aria-label={`${t('import.name_zh')} ${column.header}`} value={column.label.zh} onChange={(text) => rename('zh', text)} />
        )}
      </td>
      <td>
        {isField && (
          <TextInput aria-label={`${t('import.name_en')} ${column.header}`} value={column.label.en} onChange={(text) => rename('en', text)} />
        )}
      </td>
    </tr>
  );
}

function useUseWords(): (use: ColumnUse) => string {
  const t = useMessages(importMessages);
  const kinds = useMessages(kindMessages);
  return (use) => {
    if (use === 'skip') return t('import.left_out');
    if (use === 'key') return t('import.use_key');
    if (use === 'name') return t('import.use_name');
    if (use === 'owner') return t('import.use_owner');
    return kinds(`kind.${use}`);
  };
}
