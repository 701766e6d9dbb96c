import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Tip } from './popover.tsx';
import type { Tone } from './tag.tsx';
import './figure.css';

interface FigureProps {
  readonly label: ReactNode;
  /** The printed value, e.g. a MoneyText. */
  readonly value: ReactNode;
  /** Beside the value: a Delta, a share, a warning. */
  readonly note?: ReactNode;
  /** Shown on hover: definition, population, as-of. */
  readonly definition?: ReactNode;
  /** Click on the value opens the rows behind it. */
  readonly onOpenRows?: () => void;
  /** The ⓘ opens the trace. */
  readonly onExplain?: () => void;
  /** `hero` is the one figure of a page, `large` stands in a header. */
  readonly size?: 'normal' | 'large' | 'hero';
  readonly tone?: Tone;
}

/** A figure that can explain itself: hover for its definition, click for its rows, ⓘ for its trace. */
export function Figure({ label, value, note, definition, onOpenRows, onExplain, size = 'normal', tone = 'neutral' }: FigureProps) {
  const t = useMessages(kitMessages);
  const printed = onOpenRows ? (
    <button type="button" className="k-figure-value" onClick={onOpenRows} title={definition ? undefined : t('kit.open_rows')}>
      {value}
    </button>
  ) : (
    <span className="k-figure-value" tabIndex={definition ? 0 : undefined}>
      {value}
    </span>
  );
  return (
    <div className={classNames('k-figure', size, tone)}>
      <div className="k-figure-label">
        {label}
        {onExplain && <IconButton icon="info" size="small" label={t('kit.explain')} onClick={onExplain} />}
      </div>
      <div className="k-figure-line">
        {definition ? <Tip text={definition}>{printed}</Tip> : printed}
        {note && <span className="k-figure-note">{note}</span>}
      </div>
    </div>
  );
}

/** Figures side by side, divided by hairlines. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className="k-figures">{children}</div>;
}
