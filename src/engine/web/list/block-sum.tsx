import { NumberText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { readValue } from '../objects/read-value.ts';

interface BlockSumProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly rows: readonly RecordRow[];
  readonly paths: readonly string[];
}

/** What a spreadsheet says below a drawn block: how many cells, their sum and mean. */
export function BlockSum({ fields, rows, paths }: BlockSumProps) {
  const t = useMessages(tableMessages);
  const figures = rows.flatMap((row) => paths.flatMap((path) => figureOf(row, path, fields[path])));
  const currencies = new Set(figures.map((figure) => figure.unit));
  const sum = figures.reduce((total, figure) => total + figure.size, 0);
  return (
    <span className="row g3">
      {t('table.block', { count: rows.length * paths.length })}
      {figures.length > 1 && currencies.size === 1 && (
        <>
          <span>
            <span className="muted">{t('table.block_sum')}</span> <NumberText value={sum} />
          </span>
          <span>
            <span className="muted">{t('table.block_average')}</span> <NumberText value={sum / figures.length} />
          </span>
        </>
      )}
    </span>
  );
}

/** A figure for looking at, not for booking. */
function figureOf(row: RecordRow, path: string, field: Field | undefined): readonly { readonly size: number; readonly unit: string }[] {
  const value = readValue(row, path);
  if (value === null || !field) return [];
  if (typeof value === 'object' && 'amount' in value) return [{ size: Number(value.amount), unit: value.currency }];
  return field.kind === 'number' || field.kind === 'percent' ? [{ size: Number(value), unit: field.kind }] : [];
}
