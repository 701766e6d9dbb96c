import { memo, useState } from 'react';
import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import type { CellStep, TableBand } from './data-table-parts.ts';
import { Icon } from './icon.tsx';

/** A column as rows draw it; of whichever row type the table is. */
interface RowColumn {
  readonly id: string;
  readonly align?: 'start' | 'end';
  render(row: unknown): ReactNode;
}

/** What a row asks its table; the same object as long as the table is there, so that rows are drawn only when they change. */
export interface RowHandlers {
  idOf(index: number): string;
  /** Rows pass beneath the pointer just now. */
  isMoving(): boolean;
  point(index: number, column: number, event: MouseEvent): void;
  startEdit(index: number, column: number): void;
  check(index: number, isRange: boolean): void;
  editor(row: unknown, columnId: string, leave: (step: CellStep) => void): ReactNode;
  leave(step: CellStep): void;
  markOf(row: unknown, columnId: string): 'saving' | 'refused' | undefined;
  actions(row: unknown): ReactNode;
  card(row: unknown): ReactNode;
}

/** What one row shows and how it stands. */
export interface TableRowProps {
  readonly handlers: RowHandlers;
  readonly row: unknown;
  readonly columns: readonly RowColumn[];
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly template: string | undefined;
  readonly stuck: ReadonlyMap<string, number>;
  readonly isAtCursor: boolean;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly canOpen: boolean;
  readonly canCheck: boolean;
  readonly hasActions: boolean;
  readonly asCard: boolean;
  /** The column of the cell cursor, of the selected block, and of the cell being written. */
  readonly cursorColumn: number;
  readonly blockLeft: number;
  readonly blockRight: number;
  readonly editColumn: number;
  /** Changes whenever marks of cells do. */
  readonly marks: unknown;
}

/** One row; drawn again only when something of its own changes. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const t = useMessages(kitMessages);
  const { handlers, row, index, asCard } = props;
  const [isHovered, setIsHovered] = useState(false);
  const isActive = isHovered || props.isAtCursor;
  const hover = (): void => {
    if (!handlers.isMoving()) setIsHovered(true);
  };
  return (
    <div
      id={handlers.idOf(index)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.canCheck ? props.isSelected : undefined}
      className={rowClass(props)}
      style={{ transform: `translateY(${props.top}px)`, height: props.height, gridTemplateColumns: props.template }}
      onClick={(event) => handlers.point(index, -1, event)}
      onPointerEnter={hover}
      onPointerMove={hover}
      onPointerLeave={() => setIsHovered(false)}
    >
      {props.canCheck && !asCard && (
        <span role="gridcell" className="k-table-check" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            checked={props.isSelected}
            aria-label={t('kit.select_row')}
            tabIndex={-1}
            onChange={() => undefined}
            onClick={(event) => handlers.check(index, event.shiftKey)}
          />
        </span>
      )}
      {asCard ? (
        <span role="gridcell" className="k-table-card">
          {handlers.card(row)}
        </span>
      ) : (
        props.columns.map((column, at) => <Cell key={column.id} {...props} column={column} at={at} />)
      )}
      {props.hasActions && !asCard && isActive && props.editColumn < 0 && (
        <span role="gridcell" className="k-table-actions" aria-label={t('kit.actions')} onClick={(event) => event.stopPropagation()}>
          {handlers.actions(row)}
        </span>
      )}
    </div>
  );
});

function rowClass({ isAtCursor, isSelected, isOpen, asCard, canOpen, editColumn }: TableRowProps): string {
  return classNames(
    'k-table-row',
    isAtCursor && 'cursor',
    isSelected && 'selected',
    isOpen && 'open',
    asCard && 'card',
    canOpen && 'opens',
    editColumn >= 0 && 'writing',
  );
}

function Cell(props: TableRowProps & { readonly column: RowColumn; readonly at: number }) {
  const { handlers, row, index, column, at } = props;
  const left = props.stuck.get(column.id);
  const isWriting = props.editColumn === at;
  const inBlock = at >= props.blockLeft && at <= props.blockRight;
  const mark = props.marks === undefined ? undefined : handlers.markOf(row, column.id);
  return (
    <span
      role="gridcell"
      data-column={column.id}
      className={classNames(
        'k-table-cell',
        column.align === 'end' && 'end',
        left !== undefined && 'stuck',
        props.cursorColumn === at && 'at',
        inBlock && 'block',
        isWriting && 'writing',
        mark,
      )}
      style={stuckStyle(left)}
      onClick={(event) => {
        event.stopPropagation();
        handlers.point(index, at, event);
      }}
      onDoubleClick={() => handlers.startEdit(index, at)}
    >
      {isWriting ? handlers.editor(row, column.id, handlers.leave) : column.render(row)}
    </span>
  );
}

function stuckStyle(left: number | undefined): CSSProperties | undefined {
  return left === undefined ? undefined : { left };
}

interface PlaceProps {
  readonly top: number;
  readonly height: number;
  readonly template: string | undefined;
  readonly columnIds: readonly string[];
  readonly canCheck: boolean;
}

/** The place of a row that is still fetched. */
export const PendingRow = memo(function PendingRow({ top, height, template, columnIds, canCheck }: PlaceProps) {
  return (
    <div className="k-table-row pending" role="row" style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: template }}>
      {canCheck && <span role="gridcell" />}
      {columnIds.map((id) => (
        <span key={id} role="gridcell" className="k-table-cell">
          <span className="k-table-pending" />
        </span>
      ))}
    </div>
  );
});

/** A group’s line: its name and figures; a click opens or closes it. */
export function BandRow({
  band,
  id,
  isAtCursor,
  ...place
}: PlaceProps & { readonly band: TableBand; readonly id: string; readonly isAtCursor: boolean }) {
  return (
    <div
      id={id}
      role="row"
      aria-expanded={band.isOpen}
      className={classNames('k-table-row', 'band', isAtCursor && 'cursor')}
      style={{ transform: `translateY(${place.top}px)`, height: place.height, gridTemplateColumns: place.template }}
      onClick={band.onToggle}
    >
      {place.canCheck && <span role="gridcell" />}
      {place.columnIds.map((columnId, at) => (
        <span key={columnId} role="gridcell" className={classNames('k-table-cell', at > 0 && 'end')}>
          {at === 0 ? (
            <button type="button" className="k-table-band" aria-expanded={band.isOpen}>
              <Icon name={band.isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
              {band.title}
            </button>
          ) : (
            band.figure(columnId)
          )}
        </span>
      ))}
    </div>
  );
}
