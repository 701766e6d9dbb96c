import { classNames } from './class-names.ts';
import './avatar.css';

interface AvatarProps {
  readonly name: string;
  readonly size?: 'normal' | 'large';
  /** Prints the name beside the disc; without it the name is the tooltip. */
  readonly withName?: boolean;
}

/** A person as a tinted disc with the family name's first character; the same name always has the same tint. */
export function Avatar({ name, size = 'normal', withName = false }: AvatarProps) {
  const tint = tints[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % tints.length];
  const disc = (
    <span className={classNames('k-avatar', tint, size)} title={withName ? undefined : name} aria-hidden={withName || undefined}>
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  );
  if (!withName) return disc;
  return (
    <span className="k-person">
      {disc}
      <span className="clip">{name}</span>
    </span>
  );
}

const tints = ['a', 'b', 'c', 'd'] as const;
