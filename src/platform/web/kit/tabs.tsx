import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import './tabs.css';

/** One tab with an optional count. */
export interface TabItem<T extends string = string> {
  readonly id: T;
  readonly label: string;
  /** A text where it stands for more: `9999+`. */
  readonly count?: number | string | undefined;
  readonly icon?: IconName | undefined;
}

interface TabsProps<T extends string> {
  /** Names the set for screen readers: 保存的视图. */
  readonly label: string;
  readonly tabs: readonly TabItem<T>[];
  readonly active: T;
  readonly onChange: (id: T) => void;
  /** At the right end of the row, e.g. a sort choice. */
  readonly extra?: ReactNode;
}

/** Underlined tabs with counts; arrow keys move between them. */
export function Tabs<T extends string>({ label, tabs, active, onChange, extra }: TabsProps<T>) {
  return (
    <div className="k-tabs">
      <TabRow label={label} tabs={tabs} active={active} onChange={onChange} className="k-tabs-row" />
      {extra && <div className="k-tabs-extra">{extra}</div>}
    </div>
  );
}

/** A small switch between a few exclusive choices: 表格 | 看板 | 日历 | 图表. */
export function Segmented<T extends string>({ label, tabs, active, onChange, isCompact = false }: Omit<TabsProps<T>, 'extra'> & CompactProps) {
  return <TabRow label={label} tabs={tabs} active={active} onChange={onChange} className="k-segmented" isCompact={isCompact} />;
}

interface CompactProps {
  /** Only the icons; their words are told to screen readers and on hover. */
  readonly isCompact?: boolean;
}

function TabRow<T extends string>({
  label,
  tabs,
  active,
  onChange,
  className,
  isCompact = false,
}: TabsProps<T> & CompactProps & { readonly className: string }) {
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex((tab) => tab.id === active);
    const next = step === 0 ? undefined : tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    row.current?.querySelectorAll('button')[tabs.indexOf(next)]?.focus();
  };
  return (
    <div ref={row} role="tablist" aria-label={label} className={className} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === active}
          {...(isCompact && tab.icon && { 'aria-label': tab.label, title: tab.label })}
          tabIndex={tab.id === active ? 0 : -1}
          className={classNames(tab.id === active && 'on')}
          onClick={() => onChange(tab.id)}
        >
          {tab.icon && <Icon name={tab.icon} size={14} />}
          {!(isCompact && tab.icon) && tab.label}
          {tab.count !== undefined && <em>{tab.count}</em>}
        </button>
      ))}
    </div>
  );
}
