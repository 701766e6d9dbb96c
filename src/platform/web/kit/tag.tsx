import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import './tag.css';

/** What a colour says: never used without a word or an icon. */
export type Tone = 'neutral' | 'good' | 'watch' | 'bad' | 'info' | 'accent';

interface TagProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly title?: string;
}

/** A short state on a soft ground: 待审批, 未通过. */
export function Tag({ children, tone = 'neutral', icon, title }: TagProps) {
  return (
    <span className={classNames('k-tag', tone)} title={title}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

const toneIcons: Readonly<Record<Tone, IconName | undefined>> = {
  neutral: undefined,
  good: 'tick',
  watch: 'warning',
  bad: 'ban',
  info: 'info',
  accent: undefined,
};

/** A state as plain coloured words with an icon: ⊘ 没有下一步, ◷ 停留 9 / 7. */
export function StatusText({ children, tone = 'neutral', icon, title }: TagProps) {
  const shown = icon ?? toneIcons[tone];
  return (
    <span className={classNames('k-status', tone)} title={title}>
      {shown && <Icon name={shown} size={14} />}
      <span>{children}</span>
    </span>
  );
}

/** A count beside a word, quiet; `hot` when somebody waits. */
export function Badge({ count, isHot = false }: { readonly count: number; readonly isHot?: boolean }) {
  if (count === 0) return null;
  return <span className={classNames('k-badge', isHot && 'hot')}>{count > 999 ? '999+' : count}</span>;
}
