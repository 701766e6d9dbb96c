import { Menu } from '#platform/web/kit/menu.tsx';
import { DateText, MoneyText, NumberText, PercentText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { MeasureValue } from '#engine/contract/records/query.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import type { TotalKind } from '#engine/contract/views/view-settings.ts';
import { totalsOf } from './column-totals.ts';

/** A figure of a field: an amount, a day, a share or a number. */
export function TotalText({ field, kind, value }: { readonly field: Field; readonly kind: TotalKind; readonly value: MeasureValue | undefined }) {
  if (value === undefined || value === null) return <span className="muted">—</span>;
  if (typeof value === 'object') return <MoneyText value={value} />;
  if (kind === 'filled' || kind === 'distinct') return <NumberText value={String(value)} digits={0} />;
  if (field.kind === 'date' || field.kind === 'datetime') return <DateText value={String(value)} />;
  if (field.kind === 'percent') return <PercentText value={Number(value) / 100} digits={1} />;
  return <NumberText value={String(value)} digits={field.kind === 'number' ? Math.max(field.scale, kind === 'avg' ? 1 : 0) : 0} />;
}

interface TotalCellProps {
  readonly field: Field;
  readonly title: string;
  readonly kind: TotalKind;
  readonly value: MeasureValue | undefined;
  readonly onChoose: (kind: TotalKind) => void;
}

/** The figure below a column; a click chooses another. */
export function TotalCell({ field, title, kind, value, onChoose }: TotalCellProps) {
  const t = useMessages(tableMessages);
  const kinds = totalsOf(field);
  if (kinds.length === 0) return null;
  return (
    <Menu
      label={t('table.total_of', { column: title })}
      items={kinds.map((each) => ({ id: each, label: t(`table.total_${each}`), isOn: each === kind, onSelect: () => onChoose(each) }))}
      trigger={(trigger) => (
        <button type="button" className="records-total" title={t('table.total_of', { column: title })} {...trigger}>
          {kind === 'none' ? (
            <span className="records-total-none">{t('table.total_choose')}</span>
          ) : (
            <>
              {kind !== 'sum' && <span className="muted t12">{t(`table.total_${kind}`)} </span>}
              <TotalText field={field} kind={kind} value={value} />
            </>
          )}
        </button>
      )}
    />
  );
}
