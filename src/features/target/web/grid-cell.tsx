import type { KeyboardEvent } from 'react';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { parseHumanMoney } from '#platform/contract/format/parse-human-money.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { GridColumn } from '../contract/grid-columns.ts';
import type { GridPlace } from '../contract/paste-block.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { GridCell, GridRow, TargetGrid } from '../contract/target.routes.ts';
import { cellAt, isOverridden, printCell, textOfCell } from './grid-model.ts';
import type { GridHands } from './use-grid-hands.ts';
import type { GridWriting } from './use-grid-writing.ts';
import type { ShownFigure } from './use-targets.ts';

interface GridCellBoxProps {
  readonly grid: TargetGrid;
  readonly row: GridRow;
  readonly column: GridColumn;
  readonly place: GridPlace;
  readonly show: ShownFigure;
  readonly hands: GridHands;
  readonly isSelected: ReadonlySet<string>;
  readonly writing: GridWriting;
  readonly onPick: (place: GridPlace) => void;
}

/** One cell: set, empty (which is not 0), locked, overridden, or the sum of its months. */
export function GridCellBox(props: GridCellBoxProps) {
  const { grid, row, column, place, hands, isSelected, writing, onPick } = props;
  const cell = cellAt(grid, row, column, writing.pending);
  const key = `${place.row}:${place.column}`;
  const isActive = hands.active?.row === place.row && hands.active.column === place.column;
  const isEditing = isActive && hands.editing !== undefined;
  const point = (isExtending: boolean) => {
    hands.select(place, isExtending);
    onPick(place);
  };
  return (
    <span
      role="gridcell"
      data-place={key}
      aria-selected={isSelected.has(key)}
      aria-readonly={!row.can.edit || column.kind === 'sum' || undefined}
      className={classNames(
        'tg-cell',
        column.kind,
        isSelected.has(key) && 'selected',
        isActive && 'active',
        isEditing && 'editing',
        column.kind === 'period' && cell?.isLocked && 'locked',
        cell && column.kind === 'period' && isOverridden(cell) && 'overridden',
      )}
      onMouseDown={(event) => point(event.shiftKey)}
      onMouseEnter={(event) => event.buttons === 1 && point(true)}
      onDoubleClick={() => hands.edit(textOfCell(cell))}
    >
      {isEditing ? <CellEditor hands={hands} /> : <CellText cell={cell} {...props} />}
    </span>
  );
}

function CellText({ cell, show, row, column }: GridCellBoxProps & { readonly cell: GridCell | undefined }) {
  const t = useMessages(targetMessages);
  const text = printCell(cell, show);
  const isAway = cell?.activeDays === 0;
  if (cell?.isLocked && column.kind === 'period' && text !== undefined)
    return (
      <>
        <Icon name="lock" size={12} label={t('target.locked')} /> {text}
      </>
    );
  if (text !== undefined) return show === 'attainment' ? <span className={toneOf(cell)}>{text}</span> : text;
  if (show !== 'target' || column.kind === 'sum' || isAway) return <NoValue />;
  if (row.unit !== 'member' && cell?.assigned)
    return (
      <span className="muted" title={t('target.assigned')}>
        {formatNumber(cell.assigned, 2)}
      </span>
    );
  return <span className="tg-unset">{t('target.not_set')}</span>;
}

function toneOf(cell: GridCell | undefined): string | undefined {
  const share = Number(cell?.attainment);
  return cell?.attainment === null || cell === undefined ? undefined : share >= 100 ? 'good' : share < 60 ? 'bad' : undefined;
}

/** Takes 「3万」 and reads it back below while typing. */
function CellEditor({ hands }: { readonly hands: GridHands }) {
  const t = useMessages(targetMessages);
  const text = hands.editing ?? '';
  const read = parseHumanMoney(text);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const by = leaving(event);
    if (by) hands.commit(by);
    if (event.key === 'Escape') hands.cancel();
    if (by || event.key === 'Escape') event.preventDefault();
  };
  return (
    <span className="tg-editor" onMouseDown={(event) => event.stopPropagation()}>
      <input
        autoFocus
        value={text}
        aria-label={t('target.cell')}
        onChange={(event) => hands.setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => hands.finish()}
      />
      {text !== '' && (
        <span className={read === undefined ? 'tg-read bad' : 'tg-read'}>
          {read === undefined ? t('target.unread_short') : formatNumber(read, 2)}
        </span>
      )}
    </span>
  );
}

/** Enter goes down, Tab to the side. */
function leaving(event: KeyboardEvent): readonly [number, number] | undefined {
  if (event.key === 'Enter') return [event.shiftKey ? -1 : 1, 0];
  return event.key === 'Tab' ? [0, event.shiftKey ? -1 : 1] : undefined;
}
