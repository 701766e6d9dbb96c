import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useTheme } from '../theme.ts';
import type { EChartsCoreOption, EChartsType } from './echarts-core.ts';

interface EChart {
  /** Stands for the data: drawn anew when it changes. */
  readonly key: string;
  /** Told the page's style and how wide the drawing is, in pixels. */
  readonly optionOf: (style: CSSStyleDeclaration, width: number) => EChartsCoreOption;
  readonly onSelect?: ((name: string, series?: string) => void) | undefined;
}

/** Begins what draws, while what it will draw is still being counted. */
export function beginCharts(): void {
  void import('./echarts-core.ts').catch(() => undefined);
}

/** Draws an echarts option into the element of the returned ref, in the theme's colours, as large as the element is. */
export function useEChart({ key, optionOf, onSelect }: EChart): RefObject<HTMLDivElement | null> {
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const select = useEffectEvent((name: string, series?: string) => onSelect?.(name, series));
  const draw = useEffectEvent((chart: EChartsType) => chart.setOption(optionOf(getComputedStyle(document.documentElement), chart.getWidth()), true));
  useEffect(() => {
    let chart: EChartsType | undefined;
    let isGone = false;
    const observer = new ResizeObserver(() => {
      if (!chart) return;
      const width = chart.getWidth();
      chart.resize();
      // What there is room for depends on the width.
      if (chart.getWidth() !== width) draw(chart);
    });
    void import('./echarts-core.ts').then(({ init }) => {
      if (isGone || !host.current) return;
      chart = init(host.current, null, { renderer: 'svg' });
      draw(chart);
      chart.on('click', (event) => select(String(event.name), event.seriesId));
      observer.observe(host.current);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      chart?.dispose();
    };
    // The key stands for the data; the theme changes the colours read from the document.
  }, [key, theme]);
  return host;
}
