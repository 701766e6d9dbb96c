import { useState } from 'react';
import { parseHumanMoney } from '#platform/contract/format/parse-human-money.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { type GridColumn, gridColumns } from '../contract/grid-columns.ts';
import type { GridPlace, PlacedText } from '../contract/paste-block.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { GridRow, TargetGrid } from '../contract/target.routes.ts';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { cellAt, textOfCell, visibleRows } from './grid-model.ts';
import { GridRowLine } from './grid-row.tsx';
import type { CellChange, GridWriting } from './use-grid-writing.ts';
import { useGridHands } from './use-grid-hands.ts';
import type { ShownFigure } from './use-targets.ts';
import './target-grid.css';

/** The cell that is looked at. */
export interface PickedCell {
  readonly row: GridRow;
  readonly column: GridColumn;
}

interface TargetGridViewProps {
  readonly grid: TargetGrid;
  readonly show: ShownFigure;
  readonly writing: GridWriting;
  readonly onPick: (picked: PickedCell) => void;
}

/** Departments and people down, periods across; typed, pasted and undone like a spreadsheet. */
export function TargetGridView({ grid, show, writing, onPick }: TargetGridViewProps) {
  const t = useMessages(targetMessages);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [openQuarters, setOpenQuarters] = useState<ReadonlySet<string>>(() => new Set(['q0']));
  const rows = visibleRows(grid.rows, closed);
  const columns = gridColumns(grid.periods, grid.version.grain, openQuarters);
  const changeOf = ({ row, column, text }: PlacedText) => readChange(rows[row], columns[column], text);
  const write = (texts: readonly PlacedText[]) => {
    const wrong = texts.find((each) => each.text.trim() !== '' && parseHumanMoney(each.text) === undefined);
    if (wrong) return refuse(t('target.unread', { text: wrong.text }));
    const changes = texts.map(changeOf);
    const outside = changes.filter((change) => change === undefined).length;
    if (outside > 0) return refuse(t('target.outside', { count: outside }));
    writing.write(changes.flatMap((change) => change ?? []));
    return true;
  };
  const hands = useGridHands({
    rowCount: rows.length,
    columnCount: columns.length,
    canEdit: (place) => changeOf({ ...place, text: '0' }) !== undefined,
    textAt: ({ row, column }) => textOf(grid, rows[row], columns[column], writing.pending),
    write,
    undo: writing.undo,
  });
  const pick = (place: GridPlace) => {
    const [row, column] = [rows[place.row], columns[place.column]];
    if (row && column) onPick({ row, column });
  };
  const selected = hands.places;
  const isSelected = new Set(selected.map((place) => `${place.row}:${place.column}`));
  return (
    <>
      <div
        ref={hands.root}
        className="tg"
        role="grid"
        aria-label={t('target.grid')}
        tabIndex={0}
        data-keys
        {...hands.handlers}
        onKeyUp={() => hands.active && pick(hands.active)}
      >
        <div className="tg-sheet" style={{ gridTemplateColumns: `minmax(180px, 220px) 100px repeat(${columns.length}, minmax(88px, 1fr)) 176px` }}>
          <GridHead grid={grid} columns={columns} onToggle={(id) => setOpenQuarters(toggled(openQuarters, id))} />
          {rows.map((row, at) => (
            <GridRowLine
              key={`${row.unit}:${row.id}`}
              {...{ grid, row, at, columns, show, hands, isSelected, writing }}
              isClosed={row.id !== null && closed.has(row.id)}
              onToggle={() => row.id !== null && setClosed(toggled(closed, row.id))}
              onPick={pick}
            />
          ))}
        </div>
      </div>
      <GridFoot
        grid={grid}
        writing={writing}
        values={selected.map(({ row, column }) => textOf(grid, rows[row], columns[column], writing.pending))}
        cells={selected.flatMap(({ row, column }) => idOf(rows[row], columns[column]))}
      />
    </>
  );
}

function readChange(row: GridRow | undefined, column: GridColumn | undefined, text: string): CellChange | undefined {
  if (!row?.can.edit || column?.kind !== 'period' || row.cells[column.at]?.isLocked !== false) return undefined;
  return { row, at: column.at, value: text.trim() === '' ? null : (parseHumanMoney(text) ?? null) };
}

function textOf(grid: TargetGrid, row: GridRow | undefined, column: GridColumn | undefined, pending: GridWriting['pending']): string {
  return row && column ? textOfCell(cellAt(grid, row, column, pending)) : '';
}

function idOf(row: GridRow | undefined, column: GridColumn | undefined): { id: string; isLocked: boolean }[] {
  const cell = column?.kind === 'period' ? row?.cells[column.at] : undefined;
  return cell?.id ? [{ id: cell.id, isLocked: cell.isLocked }] : [];
}

function refuse(text: string): false {
  showToast({ text, tone: 'bad' });
  return false;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
