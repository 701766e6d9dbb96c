import { formatPercent } from '#platform/contract/format/format-number.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import './progress.css';

interface ProgressProps {
  /** 0 to 1; more than 1 fills the bar. */
  readonly value: number;
  /** A dark tick at this share: the target, or where one should be today. */
  readonly mark?: number;
  /** `reached` is solid accent, `open` pale, `bad` red. */
  readonly tone?: 'reached' | 'open' | 'bad' | 'watch';
  readonly label?: string;
}

/** A bar from zero with a tick for the target. */
export function Progress({ value, mark, tone = 'reached', label }: ProgressProps) {
  const t = useMessages(kitMessages);
  const share = Math.max(0, Math.min(1, value));
  return (
    <div
      className={classNames('k-progress', tone)}
      role="progressbar"
      aria-valuenow={Math.round(value * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label={label ?? t('kit.progress', { percent: formatPercent(value, 0) })}
    >
      <span style={{ width: `${share * 100}%` }} />
      {mark !== undefined && <i style={{ left: `${Math.max(0, Math.min(1, mark)) * 100}%` }} />}
    </div>
  );
}
