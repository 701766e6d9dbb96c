import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Link } from '../navigation.tsx';
import './counter-button.css';

interface CounterButtonProps {
  readonly icon: IconName;
  /** Says the count in words: 待我审批 4. */
  readonly label: string;
  readonly count: number;
  readonly to: string;
  readonly isHot?: boolean;
}

/** An icon with a count in the top bar; offered by capabilities through the slot `shell.top`. */
export function CounterButton({ icon, label, count, to, isHot = false }: CounterButtonProps) {
  return (
    <Link to={to} className={classNames('k-counter', isHot && count > 0 && 'hot')} title={label} aria-label={label}>
      <Icon name={icon} />
      {count > 0 && <span aria-hidden>{count > 99 ? '99+' : count}</span>}
    </Link>
  );
}
