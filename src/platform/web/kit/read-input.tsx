import { useState } from 'react';
import type { InputHTMLAttributes } from 'react';
import { useFieldBinding } from './field.tsx';
import { Icon } from './icon.tsx';
import './field.css';

interface ReadInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  /** As it is stored; undefined when empty. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** What people type, understood; undefined when it cannot be. */
  readonly read: (typed: string) => string | undefined;
  /** The stored value for reading. */
  readonly print: (value: string) => string;
  /** Why what was typed is not understood, with an example. */
  readonly unread: string;
}

/** One line that takes what people type, and shows at the right how it was understood while they type. */
export function ReadInput({ value, onChange, read, print, unread, ...rest }: ReadInputProps) {
  const [typed, setTyped] = useState<string>();
  const understood = typed === undefined ? undefined : read(typed);
  const isWrong = typed !== undefined && typed.trim() !== '' && understood === undefined;
  const words = understood === undefined ? '' : print(understood);
  return (
    <span className="k-input">
      <input
        type="text"
        autoComplete="off"
        {...useFieldBinding()}
        {...rest}
        value={typed ?? (value === undefined ? '' : print(value))}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(read(event.target.value));
        }}
        onBlur={() => !isWrong && setTyped(undefined)}
        aria-invalid={isWrong || undefined}
        data-unread={isWrong || undefined}
      />
      {isWrong && (
        <span className="k-input-read bad" role="alert">
          <Icon name="warning" size={12} /> {unread}
        </span>
      )}
      {!isWrong && words !== '' && words !== typed?.trim() && <span className="k-input-read">{words}</span>}
    </span>
  );
}
