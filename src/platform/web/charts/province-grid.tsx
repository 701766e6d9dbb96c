import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useLocale, useMessages } from '../locale.ts';
import { classNames } from '../kit/class-names.ts';
import { ChartFrame, ChartGroup } from './chart-frame.tsx';
import { provincePlaces, shortProvince } from './province-places.ts';

/** The figure of one province, by its name as addresses write it. */
export interface ProvinceFigure {
  readonly province: string;
  readonly value: number;
  readonly text: string;
}

interface ProvinceGridProps {
  readonly label: string;
  readonly figures: readonly ProvinceFigure[];
  readonly onSelect?: ((province: string) => void) | undefined;
}

/** China's provinces as tiles about where they lie, the deeper the larger the figure; what is no province is left to the table. */
export function ProvinceGrid({ label, figures, onSelect }: ProvinceGridProps) {
  const t = useMessages(kitMessages);
  const locale = useLocale();
  const byShort = new Map(figures.map((figure) => [shortProvince(figure.province), figure]));
  const most = Math.max(1e-9, ...figures.map((figure) => figure.value));
  const tiles = (
    <div className="k-provinces">
      {Object.entries(provincePlaces).map(([name, { column, row, en }]) => {
        const figure = byShort.get(name);
        const share = figure ? Math.max(0, figure.value / most) : 0;
        const look = {
          className: classNames(figure && 'filled', share > 0.7 && 'deep'),
          title: `${name} ${figure?.text ?? '—'}`,
          style: {
            gridColumn: column,
            gridRow: row,
            ...(figure && { background: `color-mix(in srgb, var(--c-1) ${Math.round(12 + share * 88)}%, var(--surface))` }),
          },
        };
        const words = (
          <>
            {locale === 'zh' ? name : en}
            {figure && <em>{figure.text}</em>}
          </>
        );
        return figure && onSelect ? (
          <button key={name} type="button" {...look} onClick={() => onSelect(figure.province)}>
            {words}
          </button>
        ) : (
          <span key={name} {...look}>
            {words}
          </span>
        );
      })}
    </div>
  );
  if (onSelect) return <ChartGroup label={label}>{tiles}</ChartGroup>;
  return (
    <ChartFrame label={label} table={{ columns: [t('kit.chart_category'), label], rows: figures.map(({ province, text }) => [province, text]) }}>
      {tiles}
    </ChartFrame>
  );
}
