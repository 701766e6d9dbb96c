import { useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import type { ColumnArrangement, DataColumn, DataTableProps } from './data-table-parts.ts';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import type { MenuItem } from './menu.tsx';
import { inOrder, moveBefore, moveByStep, narrowest, withinWidths } from './table-columns.ts';
import type { TableGrid } from './table-columns.ts';
import { startDrag } from './start-drag.ts';

interface HeadProps<Row> extends DataTableProps<Row> {
  readonly grid: TableGrid;
  readonly root: RefObject<HTMLElement | null>;
  /** Keys of the rows that “select all” means. */
  readonly allKeys: () => readonly string[];
}

/** Column titles: a click sorts, a drag moves, the right edge widens, the small button holds all of it for the keyboard. */
export function TableHead<Row>(props: HeadProps<Row>) {
  const t = useMessages(kitMessages);
  const { selected } = props;
  const isAll = selected !== undefined && selected.size > 0 && props.allKeys().every((key) => selected.has(key));
  return (
    <div className="k-table-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: props.grid.columns }}>
      {props.onSelect && (
        <span role="columnheader" className="k-table-check">
          <input
            type="checkbox"
            checked={isAll}
            aria-label={t('kit.select_all')}
            onChange={() => props.onSelect?.(new Set(isAll ? [] : props.allKeys()))}
          />
        </span>
      )}
      {props.columns.map((column) => (
        <HeadCell key={column.id} column={column} table={props} />
      ))}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: DataColumn<Row>;
  readonly table: HeadProps<Row>;
}

function HeadCell<Row>({ column, table }: HeadCellProps<Row>) {
  const t = useMessages(kitMessages);
  const cell = useRef<HTMLSpanElement>(null);
  const { arrangement } = table;
  const direction = table.sort?.columnId === column.id ? table.sort.direction : undefined;
  const next = direction === 'desc' ? 'asc' : 'desc';
  const ariaSort = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined;
  const left = table.grid.stuck.get(column.id);
  const onMove = arrangement && ((event: React.PointerEvent) => dragColumn(event, column.id, table));
  return (
    <span
      ref={cell}
      role="columnheader"
      aria-sort={ariaSort}
      data-head={column.id}
      className={classNames('k-table-cell', column.align === 'end' && 'end', left !== undefined && 'stuck', arrangement && 'arranged')}
      style={left === undefined ? undefined : { left }}
      onPointerDown={onMove}
      onKeyDown={arrangement && ((event) => moveByKey(event, column.id, table))}
    >
      {column.isSortable && table.onSort ? (
        <button
          type="button"
          className="k-table-title"
          onClick={() => table.onSort?.({ columnId: column.id, direction: next })}
          aria-label={t('kit.sort_by', { column: column.title })}
        >
          <span className="clip">{column.title}</span>
          {direction && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={12} />}
        </button>
      ) : (
        <span className="clip">{column.title}</span>
      )}
      {arrangement && <ColumnMenu column={column} table={table} arrangement={arrangement} />}
      {arrangement && (
        <span
          className="k-table-grip"
          aria-hidden
          onPointerDown={(event) => dragWidth(event, column.id, cell.current, arrangement)}
          onClick={(event) => event.stopPropagation()}
          onDoubleClick={() => arrangement.onWidth(column.id, widthOfContent(table.root.current, column.id))}
        />
      )}
    </span>
  );
}

/** Everything a column can do, for hands and keyboard. */
function ColumnMenu<Row>({ column, table, arrangement }: HeadCellProps<Row> & { readonly arrangement: ColumnArrangement }) {
  const t = useMessages(kitMessages);
  const isPinned = arrangement.places.pinned.includes(column.id);
  const ids = inOrder(table.columns, arrangement.places.pinned).map((each) => each.id);
  const sortItems: MenuItem[] =
    column.isSortable && table.onSort
      ? [
          { id: 'asc', label: t('kit.sort_asc'), icon: 'arrow-up', onSelect: () => table.onSort?.({ columnId: column.id, direction: 'asc' }) },
          { id: 'desc', label: t('kit.sort_desc'), icon: 'arrow-down', onSelect: () => table.onSort?.({ columnId: column.id, direction: 'desc' }) },
        ]
      : [];
  const step = (by: 1 | -1) => arrangement.onOrder(moveByStep(ids, column.id, by));
  const { onHide } = arrangement;
  return (
    <span className="k-table-menu" onPointerDown={(event) => event.stopPropagation()}>
      <Menu
        label={t('kit.column_menu', { column: column.title })}
        placement="bottom-start"
        items={[
          ...sortItems,
          ...(arrangement.items?.(column.id) ?? []),
          { id: 'pin', label: t('kit.pin'), icon: 'pin', isOn: isPinned, onSelect: () => arrangement.onPin(column.id, !isPinned) },
          { id: 'left', label: t('kit.move_left'), icon: 'chevron-left', keyCap: 'Alt ←', onSelect: () => step(-1) },
          { id: 'right', label: t('kit.move_right'), icon: 'chevron-right', keyCap: 'Alt →', onSelect: () => step(1) },
          {
            id: 'fit',
            label: t('kit.fit_width'),
            icon: 'swap',
            onSelect: () => arrangement.onWidth(column.id, widthOfContent(table.root.current, column.id)),
          },
          ...(onHide ? [{ id: 'hide', label: t('kit.hide_column'), icon: 'minus' as const, onSelect: () => onHide(column.id) }] : []),
        ]}
        trigger={(trigger) => (
          <button type="button" className="k-table-more-button" aria-label={t('kit.column_menu', { column: column.title })} {...trigger}>
            <Icon name="chevron-down" size={12} />
          </button>
        )}
      />
    </span>
  );
}

function moveByKey<Row>(event: KeyboardEvent, columnId: string, { arrangement, columns }: HeadProps<Row>): void {
  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined;
  if (!arrangement || by === undefined || !event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.shiftKey) {
    const now = event.currentTarget.getBoundingClientRect().width;
    arrangement.onWidth(columnId, withinWidths(now + by * 16));
  } else {
    const ids = columns.map((column) => column.id);
    arrangement.onOrder(moveByStep(ids, columnId, by));
  }
}

/** The title follows the pointer; where it is dropped, the column goes. */
function dragColumn<Row>(event: React.PointerEvent, columnId: string, { arrangement, columns, root }: HeadProps<Row>): void {
  const sheet = root.current;
  if (!arrangement || !sheet || event.button !== 0 || event.pointerType === 'touch') return;
  const heads = [...sheet.querySelectorAll<HTMLElement>('[data-head]')];
  const own = heads.find((head) => head.dataset['head'] === columnId);
  let before: string | undefined;
  startDrag(event.nativeEvent, {
    onMove: (dx, x) => {
      own?.style.setProperty('transform', `translateX(${dx}px)`);
      own?.classList.add('moving');
      const target = heads.find((head) => head !== own && x < middleOf(head));
      before = target?.dataset['head'];
      for (const head of heads) head.classList.toggle('target', head === target);
    },
    onEnd: (isMoved) => {
      own?.style.removeProperty('transform');
      own?.classList.remove('moving');
      for (const head of heads) head.classList.remove('target');
      if (isMoved)
        arrangement.onOrder(
          moveBefore(
            columns.map((column) => column.id),
            columnId,
            before,
          ),
        );
    },
  });
}

function middleOf(element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}

function dragWidth(event: React.PointerEvent, columnId: string, cell: HTMLElement | null, arrangement: ColumnArrangement): void {
  if (!cell || event.button !== 0) return;
  event.stopPropagation();
  const start = cell.getBoundingClientRect().width;
  let frame = 0;
  let width = start;
  startDrag(event.nativeEvent, {
    onMove: (dx) => {
      width = withinWidths(start + dx);
      // One drawing per frame is all that is seen.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => arrangement.onWidth(columnId, width));
    },
    onEnd: (isMoved) => {
      cancelAnimationFrame(frame);
      if (isMoved) arrangement.onWidth(columnId, width);
    },
  });
}

/** How wide the widest of the cells in sight is. */
function widthOfContent(root: HTMLElement | null, columnId: string): number {
  const cells = root?.querySelectorAll(`[data-column="${CSS.escape(columnId)}"], [data-head="${CSS.escape(columnId)}"] .clip`) ?? [];
  const range = document.createRange();
  const widths = [...cells].map((cell) => {
    range.selectNodeContents(cell);
    return range.getBoundingClientRect().width;
  });
  return withinWidths(Math.max(narrowest, ...widths) + 28);
}

/** The sums below the rows, always in sight. */
export function TableTotals<Row>(props: DataTableProps<Row> & { readonly grid: TableGrid }) {
  const t = useMessages(kitMessages);
  const [first] = props.columns;
  return (
    <div className="k-table-totals" role="row" style={{ gridTemplateColumns: props.grid.columns }}>
      {props.onSelect && <span role="gridcell" className="k-table-check" />}
      {props.columns.map((column) => {
        const left = props.grid.stuck.get(column.id);
        return (
          <span
            key={column.id}
            role="gridcell"
            className={classNames('k-table-cell', column.align === 'end' && 'end', left !== undefined && 'stuck')}
            style={left === undefined ? undefined : { left }}
          >
            {column.total ?? (column === first ? t('kit.total') : '')}
          </span>
        );
      })}
    </div>
  );
}
