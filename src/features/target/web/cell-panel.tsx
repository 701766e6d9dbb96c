import { useState } from 'react';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { GridCell, TargetGrid } from '../contract/target.routes.ts';
import { useColumnName } from './grid-head.tsx';
import { cellAt, isOverridden } from './grid-model.ts';
import type { PickedCell } from './target-grid.tsx';
import type { GridWriting } from './use-grid-writing.ts';

interface CellPanelProps {
  readonly grid: TargetGrid;
  readonly picked: PickedCell | undefined;
  readonly writing: GridWriting;
}

/** Where the value of the chosen cell comes from, what was reached of it, and why it was changed. */
export function CellPanel({ grid, picked, writing }: CellPanelProps) {
  const t = useMessages(targetMessages);
  const nameOf = useColumnName();
  const reading = useReading();
  const cell = picked && cellAt(grid, picked.row, picked.column, writing.pending);
  if (!picked || !cell) return <p className="muted t12 targets-hint">{t('target.pick_cell')}</p>;
  const { row, column } = picked;
  const at = column.kind === 'period' ? column.at : undefined;
  const canWrite = at !== undefined && row.can.edit && !cell.isLocked;
  return (
    <PanelSection
      title={[row.name, nameOf(column)].filter(Boolean).join(' · ')}
      extra={t('target.as_of', { moment: formatMomentExact(new Date(grid.asOf), reading.timeZone) })}
    >
      <CellFacts cell={cell} />
      {cell.rows && (
        <p className="t12">
          <Link className="link" to={cell.rows.link}>
            {t('target.rows')}
          </Link>
        </p>
      )}
      {canWrite && (
        <div className="row g2 wrap">
          {isOverridden(cell) && (
            <Button size="small" icon="undo" onClick={() => writing.write([{ row, at, value: cell.computed }])}>
              {t('target.restore')}
            </Button>
          )}
          {row.unit !== 'member' && cell.assigned !== null && cell.overAssigned !== '0.00' && (
            <Button size="small" onClick={() => writing.write([{ row, at, value: cell.assigned }])}>
              {t('target.fill_from_below')}
            </Button>
          )}
        </div>
      )}
      {at !== undefined && cell.value !== null && (
        <ReasonField
          key={`${row.id}-${at}`}
          cell={cell}
          canWrite={canWrite}
          onSave={(reason) => writing.write([{ row, at, value: cell.value, reason }])}
        />
      )}
    </PanelSection>
  );
}

function CellFacts({ cell }: { readonly cell: GridCell }) {
  const t = useMessages(targetMessages);
  const print = (value: string) => formatNumber(value, 2);
  const facts = [
    { id: 'target', label: t('target.target'), value: cell.value === null ? t('target.not_set') : print(cell.value) },
    { id: 'computed', label: t('target.computed'), value: isOverridden(cell) && cell.computed !== null ? print(cell.computed) : undefined },
    {
      id: 'prorated',
      label: t('target.prorated'),
      value:
        cell.prorated !== null && cell.activeDays !== null && cell.activeDays !== cell.totalDays
          ? `${print(cell.prorated)} · ${t('target.days_in_service', { active: cell.activeDays, total: cell.totalDays })}`
          : undefined,
    },
    { id: 'assigned', label: t('target.assigned'), value: cell.assigned === null ? undefined : print(cell.assigned) },
    { id: 'actual', label: t('target.actual'), value: cell.actual === null ? undefined : print(cell.actual) },
    { id: 'attainment', label: t('target.attainment'), value: cell.attainment === null ? undefined : `${formatNumber(cell.attainment, 2)}%` },
    { id: 'gap', label: t('target.gap'), value: cell.gap === null ? undefined : print(cell.gap) },
  ];
  return (
    <dl className="targets-cell">
      {facts.map(
        (fact) =>
          fact.value !== undefined && (
            <div key={fact.id} style={{ display: 'contents' }}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

interface ReasonFieldProps {
  readonly cell: GridCell;
  readonly canWrite: boolean;
  readonly onSave: (reason: string) => void;
}

function ReasonField({ cell, canWrite, onSave }: ReasonFieldProps) {
  const t = useMessages(targetMessages);
  const [reason, setReason] = useState(cell.reason ?? '');
  if (!canWrite) return cell.reason ? <p>{cell.reason}</p> : null;
  const isChanged = reason.trim() !== (cell.reason ?? '');
  return (
    <div className="stack g2">
      <Field label={t('target.reason')}>
        <TextInput value={reason} onChange={setReason} onKeyDown={(event) => event.key === 'Enter' && isChanged && onSave(reason)} />
      </Field>
      {isChanged && (
        <div>
          <Button size="small" onClick={() => onSave(reason)}>
            {t('target.save_reason')}
          </Button>
        </div>
      )}
    </div>
  );
}
