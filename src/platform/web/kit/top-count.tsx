import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import './top-count.css';

interface TopCountProps {
  readonly icon: IconName;
  readonly count: number;
  /** The whole sentence for screen readers and on hover: 消息，5 条未读. */
  readonly label: string;
  /** Somebody waits for an answer: the figure is red. */
  readonly isWaiting?: boolean;
  readonly onClick: () => void;
}

/** An icon of the top bar with how many there are; without any the icon stands alone. */
export function TopCount({ icon, count, label, isWaiting = false, onClick }: TopCountProps) {
  return (
    <button type="button" className={classNames('k-top-count', isWaiting && 'waits')} aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
      {count > 0 && <b aria-hidden>{count > 99 ? '99+' : count}</b>}
    </button>
  );
}
