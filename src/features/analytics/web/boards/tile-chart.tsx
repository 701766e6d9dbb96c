import { BarList } from '#platform/web/charts/bar-list.tsx';
import { FunnelChart } from '#platform/web/charts/funnel-chart.tsx';
import { AreaChart, BarChart, LineChart } from '#platform/web/charts/series-chart.tsx';
import { StackedBars } from '#platform/web/charts/stacked-bars.tsx';
import { Waterfall, type WaterfallStep } from '#platform/web/charts/waterfall.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { drawn } from '../../contract/print-tile.ts';
import type { TileGroup, TileResult } from '../../contract/tile-result.ts';
import { seriesOf, targetLineOf } from '../../contract/tile-series.ts';
import type { Tile } from '../../contract/tile.ts';
import { useTileWords } from './tile-words.ts';

/** What every drawing of a tile is given. */
export interface TileDrawingProps {
  readonly tile: Tile;
  readonly result: TileResult;
  readonly title: string;
  /** Room for the drawing, in pixels. */
  readonly height: number;
  /** Opens the records of a group; undefined while a dashboard is being built. */
  readonly onOpen: ((group: TileGroup) => void) | undefined;
}

const legendHeight = 28;

/** Columns, lines and areas over the first dimension, a series per key of the second or per figure. */
export function TileSeries({ tile, result, title, height, onOpen }: TileDrawingProps) {
  const label = useLabel();
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const { categories, series } = seriesOf(tile, result, label, { before: t('dashboards.before'), rest: t('dashboards.rest') });
  const [measure] = result.measures;
  const print = (value: number) => words.number(value, measure);
  const target = targetLineOf(tile, result);
  const shared = {
    label: title,
    height: Math.max(120, height - (series.length > 1 ? legendHeight : 0)),
    categories: categories.map((category) => category.label),
    series,
    print,
    ...(target === undefined ? {} : { target: { label: t('dashboards.target', { value: print(target) }), value: target } }),
    ...(onOpen && {
      onSelect: (category: string) => {
        const group = categories.find((each) => each.label === category)?.group;
        if (group) onOpen(group);
      },
    }),
  };
  const isStacked = tile.options.isStacked === true && measure?.isAdditive === true;
  if (tile.kind === 'bar') return <BarChart {...shared} isStacked={isStacked} />;
  return tile.kind === 'area' ? <AreaChart {...shared} isStacked={isStacked} /> : <LineChart {...shared} />;
}

/** The same lying down, where names are long; each piece opens its own records. */
export function TileSplit({ tile, result, title, onOpen }: TileDrawingProps) {
  const label = useLabel();
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const { categories, series } = seriesOf(tile, result, label, { before: t('dashboards.before'), rest: t('dashboards.rest') });
  const [measure] = result.measures;
  const open = (at: number, seriesAt?: number) => {
    const keys = JSON.stringify([categories[at]?.key ?? null, result.totals?.[1]?.[seriesAt ?? -1]?.keys[0] ?? null]);
    const isRest = seriesAt === undefined || series[seriesAt]?.id === 'rest';
    const group = isRest ? categories[at]?.group : result.groups.find((each) => JSON.stringify(each.keys) === keys);
    if (group) onOpen?.(group);
  };
  return (
    <StackedBars
      label={title}
      categories={categories.map((category) => category.label)}
      series={series}
      isStacked={tile.options.isStacked === true && measure?.isAdditive === true}
      print={(value) => words.number(value, measure)}
      hasTotals={measure?.isAdditive === true}
      onSelect={onOpen && open}
    />
  );
}

/** Bars from zero with names and figures: rankings and horizontal bars. */
export function TileRank({ result, title, onOpen }: TileDrawingProps) {
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const [measure] = result.measures;
  const bars = result.groups.map((group, at) => {
    const [figure] = group.figures;
    const n = figure && figure.n !== null && measure?.unit !== 'count' ? ` · ${t('dashboards.n', { count: figure.n })}` : '';
    return {
      id: String(at),
      label: words.group(group),
      value: Math.max(0, drawn(figure) ?? 0),
      text: `${words.figure(figure, measure)}${n}`,
      ...(group.target !== null && Number(group.target) > 0 ? { target: Number(group.target) } : {}),
    };
  });
  const open = (at: string) => {
    const group = result.groups[Number(at)];
    if (group) onOpen?.(group);
  };
  return <BarList label={title} bars={bars} {...(onOpen && { onSelect: open })} />;
}

/** Counts by step and the rate from one to the next; a rate's own population is what entered the step. */
export function TileFunnel({ result, title, onOpen }: TileDrawingProps) {
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const [measure] = result.measures;
  const isRate = measure?.unit === 'percent';
  const isGoingOn = measure?.id === 'stage_conversion';
  const groups = result.groups.filter((group) => (group.figures[0]?.n ?? 0) > 0);
  const stages = groups.map((group, at) => {
    const [figure] = group.figures;
    const percent = words.figure(figure, measure);
    const after = isGoingOn ? t('dashboards.went_on', { percent }) : percent;
    const { unmet } = group;
    const stayed = unmet && unmet.count > 0 && t(isGoingOn ? 'dashboards.not_gone_on' : 'dashboards.not_counted', { count: unmet.count });
    const step = { id: String(at), label: words.group(group), opens: group.rows !== null };
    if (!isRate) return { ...step, count: drawn(figure) ?? 0, text: percent };
    return { ...step, count: figure?.n ?? 0, ...(figure?.value !== null && { after, ...(stayed && { stayed }) }) };
  });
  const open = (id: string, part: 'all' | 'stayed') => {
    const group = groups[Number(id)];
    const rows = part === 'stayed' ? group?.unmet?.rows : group?.rows;
    if (group && rows) onOpen?.({ ...group, rows });
  };
  return <FunnelChart label={title} stages={stages} onSelect={onOpen && open} />;
}

/** How the groups add up to the whole; against another time, how what it was became what it is. */
export function TileWaterfall({ result, title, height }: TileDrawingProps) {
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const [measure] = result.measures;
  const isChange = result.comparedWith !== null;
  const text = (value: number) => words.number(value, measure);
  const was = Number(result.total.figures[0]?.before ?? 0);
  const steps = result.groups.map((group, at): WaterfallStep => {
    const value = (drawn(group.figures[0]) ?? 0) - (isChange ? Number(group.figures[0]?.before ?? 0) : 0);
    return {
      id: String(at),
      label: words.group(group),
      value,
      text: isChange && value > 0 ? `+${text(value)}` : text(value),
      kind: 'change',
      ...(isChange && { tone: value < 0 ? ('bad' as const) : ('good' as const) }),
    };
  });
  const end = Number(result.total.figures[0]?.value ?? 0);
  const start: WaterfallStep[] = isChange ? [{ id: 'start', label: t('dashboards.before'), value: was, text: text(was), kind: 'start' }] : [];
  return (
    <Waterfall
      label={title}
      height={height}
      steps={[...start, ...steps, { id: 'end', label: t('dashboards.total'), value: end, text: text(end), kind: 'end' }]}
    />
  );
}
