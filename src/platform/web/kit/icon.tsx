import { iconPaths } from './icon-paths.ts';
import type { IconName } from './icon-paths.ts';
import './icon.css';

export type { IconName } from './icon-paths.ts';

interface IconProps {
  readonly name: IconName;
  /** 16 in the frame and rows, 14 beside 12-px text, 12 inside tags. */
  readonly size?: 12 | 14 | 16 | 20 | 22;
  /** Only when the icon stands alone; beside a word it stays silent. */
  readonly label?: string;
  readonly className?: string;
}

/** A quiet stroke icon; the word beside it carries the meaning. */
export function Icon({ name, size = 16, label, className }: IconProps) {
  return (
    <svg
      className={className ? `k-icon ${className}` : 'k-icon'}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
