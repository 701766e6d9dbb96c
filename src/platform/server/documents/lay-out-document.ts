import {
  printedGap,
  type PrintedBlock,
  type PrintedCell,
  type PrintedColumn,
  type PrintedContent,
  type PrintedDocument,
  printedFont,
  printedWidth,
} from './printed-document.ts';

const ink = '#15171c';
const quiet = '#646a79';
const line = '#dfe1e7';
const head = '#f1f2f5';
const accent = [58, 83, 219] as const;
const margin = 36;

/** A printed document as pdfmake wants it. */
export function layOutDocument(document: PrintedDocument): object {
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [margin, 34, margin, 40],
    language: document.language,
    info: { title: document.title, creator: 'Sloop', producer: 'Sloop', creationDate: document.at },
    defaultStyle: { font: printedFont, fontSize: 8.5, color: ink, lineHeight: 1.15 },
    content: [...headOf(document), ...document.bands.map(bandOf)],
    footer: (page: number, pages: number) => ({
      margin: [margin, 10, margin, 0],
      columns: [
        { text: document.footer, color: quiet, fontSize: 7.5 },
        { text: `${page} / ${pages}`, color: quiet, fontSize: 7.5, alignment: 'right', width: 60 },
      ],
    }),
  };
}

function headOf({ title, summary, facts }: PrintedDocument): object[] {
  const parts = facts.flatMap(({ label, text }, at) => [
    ...(at === 0 ? [] : [{ text: '     ' }]),
    { text: `${label} `, color: quiet },
    { text, bold: true },
  ]);
  return [
    { text: title, fontSize: 18, bold: true },
    ...(summary ? [{ text: summary, color: quiet, margin: [0, 2, 0, 0] }] : []),
    { text: parts, margin: [0, 6, 0, 6] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: printedWidth, y2: 0, lineWidth: 0.7, lineColor: line }], margin: [0, 0, 0, 10] },
  ];
}

/** Columns side by side; a band that fits on a page is kept on one. */
function bandOf(columns: readonly PrintedColumn[]): object {
  const height = Math.max(...columns.map((column) => column.blocks.reduce((sum, block) => sum + heightOf(block), 0)));
  return {
    columns: columns.map(({ blocks, width }) => ({ stack: blocks.map((block) => ({ stack: blockOf(block, width), margin: [0, 0, 0, 12] })), width })),
    columnGap: printedGap,
    margin: [0, 0, 0, 4],
    ...(height < keptTogether && { unbreakable: true }),
  };
}

const keptTogether = 420;

/** Roughly, in points. */
function heightOf({ content }: PrintedBlock): number {
  if (content.kind === 'drawing') return content.height + 32;
  if (content.kind === 'table') return (content.table.rows.length + 3) * 19 + 20;
  return content.kind === 'figures' ? 20 + content.figures.length * 52 : 32 + content.text.length / 3;
}

function blockOf({ title, notes, content }: PrintedBlock, width: number): object[] {
  const caption = [
    { text: title, bold: true, fontSize: 9.5 },
    ...(notes.length > 0 ? [{ text: `   ${notes.join(' · ')}`, color: quiet, fontSize: 8 }] : []),
  ];
  return [...(title === '' ? [] : [{ text: caption, margin: [0, 0, 0, 4] }]), ...contentOf(content, width)];
}

function contentOf(content: PrintedContent, width: number): object[] {
  switch (content.kind) {
    case 'text':
      return [{ text: content.text, ...(content.isQuiet && { color: quiet }) }];
    case 'figures':
      return content.figures.map(({ label, value, note }) => ({
        margin: [0, 0, 0, 4],
        stack: [
          ...(label ? [{ text: label, color: quiet }] : []),
          { text: value, fontSize: 20, bold: true },
          ...(note ? [{ text: note, color: quiet, fontSize: 8 }] : []),
        ],
      }));
    case 'drawing':
      return [{ svg: content.svg, width: content.width, height: content.height, font: printedFont }];
    case 'table':
      return [tableOf(content.table, width)];
  }
}

function tableOf({ head: heads, rows, foot }: Extract<PrintedContent, { kind: 'table' }>['table'], width: number): object {
  const lines = [heads, ...rows, ...(foot ? [foot] : [])];
  const last = lines.length - 1;
  const body = lines.map((cells, at) =>
    cells.map((cell) => ({
      text: breakable(cell.text),
      ...(cell.isNumber && { alignment: 'right' }),
      ...((at === 0 || (foot && at === last)) && { bold: true }),
      ...(at === 0 ? { fillColor: head, fontSize: 8 } : cell.shade ? { fillColor: shadeOf(cell.shade) } : {}),
    })),
  );
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: widthsOf(lines, width), body },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => line,
      paddingLeft: () => 5,
      paddingRight: () => 5,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
  };
}

const padding = 10;
const letterWidth = 4.6;
const longestPrinted = 46;

/** Columns by what they hold, made to fill the block; long texts give way first. */
function widthsOf(lines: readonly (readonly PrintedCell[])[], width: number): number[] {
  const count = lines[0]?.length ?? 0;
  const wanted = Array.from({ length: count }, (_, at) =>
    Math.max(4, ...lines.slice(0, 60).map((cells) => Math.min(longestPrinted, lettersOf(cells[at]?.text ?? '')))),
  );
  const room = Math.max(count * 12, width - count * padding);
  const sum = wanted.reduce((all, each) => all + each, 0) * letterWidth;
  const scale = sum > room ? room / sum : 1;
  const widths = wanted.map((each) => each * letterWidth * scale);
  const spare = room - widths.reduce((all, each) => all + each, 0);
  return widths.map((each) => each + spare / count);
}

function lettersOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0);
}

/** Long words without a space would run out of their column. */
function breakable(text: string): string {
  return text.replaceAll(/[^\s\u2E80-\uFFFF]{18}/g, '$&\u200B');
}

/** The accent over white, as far as the shade goes. */
function shadeOf(shade: number): string {
  const share = Math.min(1, Math.max(0, shade)) * 0.35;
  return `#${accent
    .map((each) =>
      Math.round(255 - (255 - each) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
