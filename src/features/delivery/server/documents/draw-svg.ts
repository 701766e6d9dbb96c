import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use as register } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { printedFont } from '#platform/server/documents/printed-document.ts';
import { chartColors as colors } from './chart-colors.ts';

register([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, LegacyGridContainLabel, SVGRenderer]);

/** A drawing of a size in points. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws echarts options without a screen. */
export function drawChart(option: EChartsCoreOption, width: number, height: number): Drawing {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    // The style element only tells a screen what to do under the pointer.
    return { svg: chart.renderToSVGString().replaceAll(/<style[\s\S]*?<\/style>/g, ''), width, height };
  } finally {
    chart.dispose();
  }
}

/** A name, a bar from zero, and what it says. */
export interface PrintedBar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  /** A tick across the bar. */
  readonly target?: number;
}

const barRow = 17;
const letter = 4.4;

/** Bars under each other with their names and figures. */
export function drawBars(bars: readonly PrintedBar[], width: number): Drawing {
  const nameRoom = Math.min(width * 0.3, Math.max(40, ...bars.map((bar) => lettersOf(bar.name) * letter)) + 8);
  const textRoom = Math.min(width * 0.56, Math.max(30, ...bars.map((bar) => lettersOf(bar.text) * letter)) + 8);
  const room = Math.max(20, width - nameRoom - textRoom);
  const most = Math.max(1e-9, ...bars.flatMap((bar) => [bar.value, bar.target ?? 0]));
  const rows = bars.map((bar, at) => {
    const y = at * barRow;
    const length = (Math.max(0, bar.value) / most) * room;
    const tick =
      bar.target === undefined
        ? ''
        : `<rect x="${nameRoom + (bar.target / most) * room - 0.7}" y="${y + 2}" width="1.4" height="13" fill="${colors.target}"/>`;
    return `${svgText(0, y + 11.5, cut(bar.name, nameRoom - 8))}<rect x="${nameRoom}" y="${y + 4}" width="${Math.max(0.5, length)}" height="9" rx="1" fill="${colors.series[0]}"/>${tick}${svgText(nameRoom + room + 6, y + 11.5, bar.text, colors.ink)}`;
  });
  return framed(rows.join(''), width, Math.max(1, bars.length) * barRow);
}

/** A figure on a scale from zero with its target as a tick. */
export function drawGauge(
  value: number,
  target: number | undefined,
  width: number,
  words: { readonly value: string; readonly target?: string },
): Drawing {
  const most = Math.max(1e-9, value, target ?? 0) * 1.05;
  const filled = (Math.max(0, value) / most) * width;
  const at = target === undefined ? undefined : (target / most) * width;
  const tick = at === undefined ? '' : `<rect x="${at - 0.8}" y="27" width="1.6" height="17" fill="${colors.target}"/>`;
  const note = words.target === undefined ? '' : svgText(0, 56, words.target, colors.quiet);
  return framed(
    `${svgText(0, 17, words.value, colors.ink, 18, true)}<rect x="0" y="30" width="${width}" height="11" rx="2" fill="${colors.grid}"/><rect x="0" y="30" width="${filled}" height="11" rx="2" fill="${colors.series[0]}"/>${tick}${note}`,
    width,
    60,
  );
}

function framed(inside: string, width: number, height: number): Drawing {
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`,
    width,
    height,
  };
}

function svgText(x: number, y: number, text: string, fill: string = colors.quiet, size = 8, isBold = false): string {
  return `<text x="${x}" y="${y}" font-family="${printedFont}" font-size="${size}"${isBold ? ' font-weight="bold"' : ''} fill="${fill}">${escapeXml(text)}</text>`;
}

function cut(text: string, room: number): string {
  if (lettersOf(text) * letter <= room) return text;
  let short = '';
  for (const each of text) {
    if (lettersOf(`${short}${each}…`) * letter > room) break;
    short += each;
  }
  return `${short}…`;
}

function lettersOf(text: string): number {
  return [...text].reduce((sum, each) => sum + (each > '\u2E80' ? 2 : 1), 0);
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
