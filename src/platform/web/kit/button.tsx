import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import './button.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly children: ReactNode;
  /** One `primary` per region; `quiet` has no border until hovered; `danger` for what cannot be undone. */
  readonly kind?: 'normal' | 'primary' | 'quiet' | 'danger' | 'link';
  readonly size?: 'normal' | 'small';
  readonly icon?: IconName;
  /** Shown at the right, e.g. `C`; pair it with a hotkey. */
  readonly keyCap?: string;
  readonly isBusy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words. */
export function Button({ children, kind = 'normal', size = 'normal', icon, keyCap, isBusy = false, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      className={classNames('k-button', kind, size, className)}
    >
      {isBusy ? <span className="k-spinner" aria-hidden /> : icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
      {keyCap && <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: IconName;
  /** What it does, for the tooltip and for screen readers. */
  readonly label: string;
  readonly size?: 'normal' | 'small';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A square button with only an icon; its label is mandatory. */
export function IconButton({ icon, label, size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={classNames('k-icon-button', size, className)}>
      <Icon name={icon} size={size === 'small' ? 14 : 16} />
    </button>
  );
}
