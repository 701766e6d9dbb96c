import { useLabel, useMessages } from '#platform/web/locale.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { drawn } from '../../contract/print-tile.ts';
import type { TileGroup } from '../../contract/tile-result.ts';
import type { TileDrawingProps } from './tile-chart.tsx';
import { useTileWords } from './tile-words.ts';

/** Groups as rows with a column for each way they are cut and for each figure; the total at the foot. */
export function TileTable({ result, title, onOpen }: TileDrawingProps) {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const words = useTileWords();
  return (
    <div className="board-table" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {result.dimensions.map((dimension) => (
              <th key={dimension.id} scope="col">
                {label(dimension.label)}
              </th>
            ))}
            {result.measures.map((measure) => (
              <th key={measure.id} scope="col" className="num" title={measure.definition ? label(measure.definition) : undefined}>
                {label(measure.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.groups.map((group) => (
            <tr key={JSON.stringify(group.keys)}>
              {group.labels.map((name, at) => (
                <th key={result.dimensions[at]?.id ?? at} scope="row">
                  {at === 0 ? (
                    <Openable group={group} onOpen={onOpen}>
                      {label(name)}
                    </Openable>
                  ) : (
                    label(name)
                  )}
                </th>
              ))}
              {group.figures.map((figure, at) => (
                <td key={result.measures[at]?.id ?? at} className="num" title={words.figure(figure, result.measures[at], true)}>
                  {words.figure(figure, result.measures[at])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {result.dimensions.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={result.dimensions.length}>
                {t('dashboards.total')}
              </th>
              {result.total.figures.map((figure, at) => (
                <td key={result.measures[at]?.id ?? at} className="num">
                  {words.figure(figure, result.measures[at])}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Rows by columns with the totals of both; in a heat map, the further from the middle the stronger the ground. */
export function TilePivot({ tile, result, title, onOpen }: TileDrawingProps) {
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const [rows = [], columns = []] = result.totals ?? [];
  const [measure] = result.measures;
  const known = new Map(result.groups.map((group) => [JSON.stringify(group.keys), group]));
  const shade = tile.kind === 'heat' ? shadeOf(result.groups) : undefined;
  return (
    <div className="board-table" role="region" aria-label={title} tabIndex={0}>
      <table className={tile.kind === 'heat' ? 'heat' : undefined}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.keys[0] ?? ''} scope="col" className="num">
                {words.group(column)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('dashboards.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.keys[0] ?? ''}>
              <th scope="row">{words.group(row)}</th>
              {columns.map((column) => {
                const group = known.get(JSON.stringify([row.keys[0] ?? null, column.keys[0] ?? null]));
                return (
                  <td key={column.keys[0] ?? ''} className="num" style={group && shade?.(group)}>
                    {group ? (
                      <Openable group={group} onOpen={onOpen}>
                        {words.figure(group.figures[0], measure)}
                      </Openable>
                    ) : (
                      '—'
                    )}
                  </td>
                );
              })}
              <td className="num total">{words.figure(row.figures[0], measure)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('dashboards.total')}</th>
            {columns.map((column) => (
              <td key={column.keys[0] ?? ''} className="num">
                {words.figure(column.figures[0], measure)}
              </td>
            ))}
            <td className="num">{words.figure(result.total.figures[0], measure)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The calm half stays plain, so that only the high end draws the eye. */
function shadeOf(groups: readonly TileGroup[]): (group: TileGroup) => { background: string } | undefined {
  const values = groups.flatMap((group) => drawn(group.figures[0]) ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (group) => {
    const value = drawn(group.figures[0]);
    const share = value === null || high === low ? 0 : (value - low) / (high - low);
    return share < 0.35 ? undefined : { background: `color-mix(in srgb, var(--c-1) ${Math.round(share * 30)}%, transparent)` };
  };
}

interface OpenableProps {
  readonly group: TileGroup;
  readonly onOpen: ((group: TileGroup) => void) | undefined;
  readonly children: string;
}

function Openable({ group, onOpen, children }: OpenableProps) {
  if (!onOpen || !group.rows) return children;
  return (
    <button type="button" className="board-cell" onClick={() => onOpen(group)}>
      {children}
    </button>
  );
}
