import { CrossTable } from '#platform/web/charts/cross-table.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { drawn } from '../../contract/print-tile.ts';
import type { TileGroup } from '../../contract/tile-result.ts';
import type { TileDrawingProps } from './tile-chart.tsx';
import { useTileWords } from './tile-words.ts';
import '#platform/web/charts/figure-table.css';

/** Groups as rows with a column for each way they are cut and for each figure; the total at the foot. */
export function TileTable({ result, title, onOpen }: TileDrawingProps) {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const words = useTileWords();
  return (
    <div className="k-figure-table" role="region" aria-label={title} tabIndex={0}>
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

/** Rows by columns with the totals of both; in a heat map, the larger the figure the stronger its ground. */
export function TilePivot({ tile, result, title, onOpen }: TileDrawingProps) {
  const words = useTileWords();
  const [rows = [], columns = []] = result.totals ?? [];
  const [measure] = result.measures;
  const known = new Map(result.groups.map((group) => [JSON.stringify(group.keys), group]));
  const lineOf = (group: TileGroup) => ({ id: group.keys[0] ?? '', label: words.group(group), total: words.figure(group.figures[0], measure) });
  return (
    <CrossTable
      label={title}
      rows={rows.map(lineOf)}
      columns={columns.map(lineOf)}
      cellOf={(row, column) => {
        const group = known.get(JSON.stringify([rows[row]?.keys[0] ?? null, columns[column]?.keys[0] ?? null]));
        if (!group) return undefined;
        const [figure] = group.figures;
        return { value: drawn(figure), text: words.figure(figure, measure), onOpen: group.rows && onOpen ? () => onOpen(group) : undefined };
      }}
      isHeat={tile.kind === 'heat'}
      total={words.figure(result.total.figures[0], measure)}
    />
  );
}

interface OpenableProps {
  readonly group: TileGroup;
  readonly onOpen: ((group: TileGroup) => void) | undefined;
  readonly children: string;
}

function Openable({ group, onOpen, children }: OpenableProps) {
  if (!onOpen || !group.rows) return children;
  return (
    <button type="button" onClick={() => onOpen(group)}>
      {children}
    </button>
  );
}
