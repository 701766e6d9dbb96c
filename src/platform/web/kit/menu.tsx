import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Floating } from './floating.tsx';
import type { Placement } from './floating.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import type { TriggerProps } from './popover.tsx';
import './menu.css';

/** One entry of a menu; `isOn` shows a tick, `section` starts a new group with a caption. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly keyCap?: string;
  readonly hint?: string;
  readonly isOn?: boolean;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly section?: string;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly label: string;
  /** A function is asked once the menu opens. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[]);
  readonly trigger: (props: TriggerProps) => ReactNode;
  readonly placement?: Placement;
}

/** A menu beside its button: arrows move, Enter chooses, Esc closes. */
export function Menu({ label, items, trigger, placement = 'bottom-end' }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement | null>(null);
  const choose = (item: MenuItem) => {
    setIsOpen(false);
    item.onSelect();
  };
  return (
    <>
      {trigger({
        ref: (element) => {
          anchor.current = element;
        },
        onClick: () => setIsOpen((open) => !open),
        'aria-expanded': isOpen,
        'aria-haspopup': 'menu',
      })}
      {isOpen && (
        <Floating anchor={anchor} onClose={() => setIsOpen(false)} role="menu" label={label} placement={placement} className="k-menu">
          <MenuList items={typeof items === 'function' ? items() : items} onChoose={choose} />
        </Floating>
      )}
    </>
  );
}

function MenuList({ items, onChoose }: { readonly items: readonly MenuItem[]; readonly onChoose: (item: MenuItem) => void }) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div onKeyDown={move} role="none" ref={(list) => list?.querySelector<HTMLElement>('button:not(:disabled)')?.focus({ preventScroll: true })}>
      {items.map((item) => (
        <div key={item.id} role="none">
          {item.section !== undefined && <div className="k-menu-section">{item.section}</div>}
          <button
            type="button"
            role="menuitem"
            disabled={item.isDisabled}
            className={classNames('k-menu-item', item.isDanger && 'danger')}
            onClick={() => onChoose(item)}
          >
            {item.icon ? <Icon name={item.icon} /> : <span className="k-menu-gap" />}
            <span className="spread clip">{item.label}</span>
            {item.hint && <span className="muted t12">{item.hint}</span>}
            {item.keyCap && <KeyCap>{item.keyCap}</KeyCap>}
            {item.isOn && <Icon name="tick" size={14} className="accent" />}
          </button>
        </div>
      ))}
    </div>
  );
}
