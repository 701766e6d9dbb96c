import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { computeChange } from '#engine/contract/metrics/compute-change.ts';
import { formatSigned } from '#platform/contract/format/format-number.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import { intlLocale } from '#platform/contract/messages.ts';
import type { Context } from '#engine/server/context.ts';
import { printedGap, type PrintedColumn, type PrintedContent, type PrintedTable, printedWidth } from '#platform/server/documents/printed-document.ts';
import { writePdf } from '#platform/server/documents/write-pdf.ts';
import { printTileFigure } from '#features/analytics/contract/print-tile.ts';
import type { TileFigure, TileMeasure } from '#features/analytics/contract/tile-result.ts';
import { gridColumns } from '#features/analytics/contract/tile.ts';
import type { BoardContents, BoardTile } from './board-contents.ts';
import { drawTile } from './draw-tile.ts';
import type { Grid } from './tile-grid.ts';
import { type BoardBand, bandsOf } from './board-bands.ts';
import { documentWords } from './words.ts';

type Setting = Pick<Context, 'locale' | 'now' | 'workspace'>;

/** A dashboard as PDF: its tiles side by side as on the screen, drawings as drawings, the rest as tables. */
export function writeBoardPdf(contents: BoardContents, setting: Setting): Promise<Uint8Array> {
  const { locale, now, workspace } = setting;
  const moment = formatMomentExact(now, workspace.timeZone);
  return writePdf({
    title: contents.title,
    ...(contents.summary !== '' && { summary: contents.summary }),
    facts: contents.facts,
    bands: bandsOf(contents.tiles, ({ tile }) => tile.place).map((band) => columnsOf(band, setting)),
    footer: documentWords(locale)('document.footer', { workspace: workspace.name, moment }),
    language: intlLocale(locale),
    at: now,
  });
}

function columnsOf(band: BoardBand<BoardTile>, setting: Setting): PrintedColumn[] {
  const sum = band.reduce((all, column) => all + column.w, 0);
  // What stands alone is not stretched beyond its share of the screen, unless it is a table.
  const isWide = band.some((column) => column.tiles.some(({ grid, tile }) => grid !== null && tile.kind !== 'figure'));
  const share = band.length === 1 && !isWide ? gridColumns : sum;
  const room = printedWidth - printedGap * (band.length - 1);
  return band.map(({ w, tiles }) => {
    const width = Math.floor((room * w) / share);
    return { width, blocks: tiles.map((each) => ({ title: each.title, notes: each.notes, content: contentOf(each, width, setting) })) };
  });
}

function contentOf(each: BoardTile, width: number, setting: Setting): PrintedContent {
  const { tile, result, grid, refusal } = each;
  const t = documentWords(setting.locale);
  if (refusal !== null) return { kind: 'text', text: refusal, isQuiet: true };
  if (tile.kind === 'text' || !grid) return { kind: 'text', text: tile.options.text ?? '' };
  if (tile.kind === 'figure') return figuresOf(each, setting);
  const drawing = drawTile(tile, result, width, setting.locale);
  if (drawing) return { kind: 'drawing', ...drawing };
  if (grid.rows.length === 0) return { kind: 'text', text: t('document.nothing'), isQuiet: true };
  return { kind: 'table', table: tableOf(grid, width, setting) };
}

function figuresOf({ result }: BoardTile, { locale }: Setting): PrintedContent {
  const figures = result.measures.map((measure, at) => {
    const figure = result.total.figures[at];
    const note = figure && noteOf(figure, measure, locale);
    return {
      ...(result.measures.length > 1 && { label: measure.label[locale] }),
      value: printTileFigure(figure, measure, locale),
      ...(note && { note }),
    };
  });
  return { kind: 'figures', figures };
}

/** How it moved against the time it is compared with, or why there is no figure. */
function noteOf(figure: TileFigure, measure: TileMeasure, locale: Setting['locale']): string | undefined {
  if (figure.because) return figure.because[locale];
  const unit = measure.unit === 'number' ? 'count' : measure.unit;
  const change = computeChange({ ...measure, unit, value: figure.value }, { ...measure, unit, value: figure.before });
  if (!change) return undefined;
  const suffix = { percent: '%', points: metricsMessages['metrics.points'][locale], days: metricsMessages['metrics.day_suffix'][locale], unit: '' };
  const before = printTileFigure({ ...figure, value: figure.before, byCurrency: null }, measure, locale);
  return `${formatSigned(change.size, 1, suffix[change.in])} · ${documentWords(locale)('document.before')} ${before}`;
}

const narrowestColumn = 52;
const mostRows = 200;

/** As many columns and rows as paper holds; what is left out is said, and stands in the workbook. */
function tableOf({ head, rows, foot }: Grid, width: number, { locale }: Setting): PrintedTable {
  const t = documentWords(locale);
  const most = Math.max(2, Math.floor(width / narrowestColumn));
  // The last column of a crossed table is its total and stays.
  const kept = <T>(cells: readonly T[]): T[] => (cells.length <= most ? [...cells] : [...cells.slice(0, most - 1), ...cells.slice(-1)]);
  const left = [
    ...(head.length > most ? [t('document.columns_left_out', { count: head.length - most })] : []),
    ...(rows.length > mostRows ? [t('document.rows_left_out', { count: rows.length - mostRows })] : []),
  ];
  const body = rows.slice(0, mostRows).map(kept);
  const note =
    left.length > 0
      ? [
          [
            { text: left.join(' · ') },
            ...kept(head)
              .slice(1)
              .map(() => ({ text: '' })),
          ],
        ]
      : [];
  return { head: kept(head), rows: [...body, ...note], ...(foot && { foot: kept(foot) }) };
}
