import type { Ref, TextareaHTMLAttributes } from 'react';
import { useFieldBinding } from './field.tsx';
import './marked-text.css';

interface MarkedTextProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Parts of the text with a wash behind them, e.g. recognised names. */
  readonly marks: readonly string[];
  /** Grey after the text: heard, but not sure yet. */
  readonly pending?: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Text being written without a frame of its own; grows with what is written, and marks parts of it. */
export function MarkedText({ value, onChange, marks, pending = '', ...rest }: MarkedTextProps) {
  return (
    <div className="k-marked">
      <div className="k-marked-ground" aria-hidden>
        {splitByMarks(value, marks).map((part, at) => (part.isMarked ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>))}
        {pending !== '' && <span className="k-marked-pending">{pending}</span>}{' '}
      </div>
      <textarea {...useFieldBinding()} {...rest} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

function splitByMarks(text: string, marks: readonly string[]): readonly TextPart[] {
  const [mark, ...rest] = marks;
  if (mark === undefined || mark === '') return text === '' ? [] : [{ text, isMarked: false }];
  return text.split(mark).flatMap((part, at) => [...(at === 0 ? [] : [{ text: mark, isMarked: true }]), ...splitByMarks(part, rest)]);
}
