import { ProvinceGrid } from '#platform/web/charts/province-grid.tsx';
import { ScatterChart } from '#platform/web/charts/scatter-chart.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { drawn } from '../../contract/print-tile.ts';
import type { TileDrawingProps } from './tile-chart.tsx';
import { useTileWords } from './tile-words.ts';

/** Each group a point by its first two figures; a third is its size. */
export function TileScatter({ result, title, height, onOpen }: TileDrawingProps) {
  const label = useLabel();
  const words = useTileWords();
  const [first, second] = result.measures;
  const points = result.groups.flatMap((group, at) => {
    const [x, y, size] = group.figures.map((figure) => drawn(figure));
    if (x === null || x === undefined || y === null || y === undefined) return [];
    return [{ id: String(at), label: words.group(group), x, y, ...(size === null || size === undefined ? {} : { size }) }];
  });
  const axis = (measure: typeof first) => ({ label: measure ? label(measure.label) : '', print: (value: number) => words.number(value, measure) });
  const open = (at: string) => {
    const group = result.groups[Number(at)];
    if (group) onOpen?.(group);
  };
  return <ScatterChart label={title} points={points} x={axis(first)} y={axis(second)} height={Math.max(160, height)} onSelect={onOpen && open} />;
}

/** China's provinces at their relative places, each with its figure; what lies elsewhere stands below. */
export function TileProvinces({ result, title, onOpen }: TileDrawingProps) {
  const words = useTileWords();
  const [measure] = result.measures;
  const figures = result.groups.flatMap((group) => {
    const [figure] = group.figures;
    const value = drawn(figure);
    return value === null ? [] : [{ province: group.keys[0] ?? '', value, text: words.figure(figure, measure) }];
  });
  const open = (province: string) => {
    const group = result.groups.find((each) => each.keys[0] === province);
    if (group) onOpen?.(group);
  };
  return <ProvinceGrid label={title} figures={figures} {...(onOpen && { onSelect: open })} />;
}
