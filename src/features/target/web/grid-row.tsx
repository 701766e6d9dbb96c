import { formatNumber } from '#platform/contract/format/format-number.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { IconButton } from '#platform/web/kit/button.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSession } from '#platform/web/session.ts';
import type { GridColumn } from '../contract/grid-columns.ts';
import type { GridPlace } from '../contract/paste-block.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { GridCell, GridRow, TargetGrid } from '../contract/target.routes.ts';
import { GridCellBox } from './grid-cell.tsx';
import { isAdditive, overShare, printCell } from './grid-model.ts';
import type { GridHands } from './use-grid-hands.ts';
import type { GridWriting } from './use-grid-writing.ts';
import type { ShownFigure } from './use-targets.ts';

interface GridRowLineProps {
  readonly grid: TargetGrid;
  readonly row: GridRow;
  /** Its place among the rows in sight. */
  readonly at: number;
  readonly columns: readonly GridColumn[];
  readonly show: ShownFigure;
  readonly hands: GridHands;
  readonly isSelected: ReadonlySet<string>;
  readonly writing: GridWriting;
  readonly isClosed: boolean;
  readonly onToggle: () => void;
  readonly onPick: (place: GridPlace) => void;
}

/** The company, a department or a person with their targets. */
export function GridRowLine(props: GridRowLineProps) {
  const { grid, row, columns, show } = props;
  const total = isAdditive(grid) ? row.total : undefined;
  return (
    <div role="row" className={`tg-row ${row.unit}`}>
      <RowName {...props} />
      <span role="gridcell" className="tg-cell total">
        {printCell(total, show) ?? <NoValue />}
      </span>
      {columns.map((column, at) => (
        <GridCellBox key={column.id} {...props} column={column} place={{ row: props.at, column: at }} />
      ))}
      <span role="gridcell" className="tg-cell tg-over">
        {row.unit !== 'member' && total && <Assigned cell={total} />}
      </span>
    </div>
  );
}

function RowName({ row, isClosed, onToggle }: GridRowLineProps) {
  const t = useMessages(targetMessages);
  const session = useSession();
  const name = row.unit === 'company' ? (session?.workspace.name ?? '') : row.name;
  return (
    <span role="rowheader" className="tg-name" style={{ paddingLeft: row.depth === 0 ? 24 : 6 + row.depth * 14 + (row.unit === 'member' ? 10 : 0) }}>
      {row.unit === 'department' && (
        <IconButton
          icon={isClosed ? 'chevron-right' : 'chevron-down'}
          size="small"
          label={t(isClosed ? 'target.open_unit' : 'target.close_unit', { name })}
          aria-expanded={!isClosed}
          onClick={onToggle}
        />
      )}
      {row.unit === 'member' ? <Avatar name={name} withName /> : <b className="clip">{name}</b>}
    </span>
  );
}

/** What was handed out below, and by how much it differs from what was asked. */
function Assigned({ cell }: { readonly cell: GridCell }) {
  const t = useMessages(targetMessages);
  if (cell.assigned === null) return <NoValue />;
  const share = overShare(cell);
  const words =
    share === undefined
      ? undefined
      : share === 0
        ? t('target.equal')
        : t(share > 0 ? 'target.over' : 'target.under', { percent: `${formatNumber(Math.abs(share), 1, true)}%` });
  return (
    <>
      {words && <span className={share !== undefined && Math.abs(share) >= 0.05 ? 'watch t11' : 'muted t11'}>{words}</span>}
      <span className="spread num">{formatNumber(cell.assigned, 2)}</span>
    </>
  );
}
