import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useFieldBinding } from '#platform/web/kit/field.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { completeExpression } from '#engine/contract/expression/complete-expression.ts';
import type { Completion, Completions } from '#engine/contract/expression/complete-expression.ts';
import { editorMessages } from '#engine/contract/expression/editor.messages.ts';
import type { ExpressionIssue } from '#engine/contract/expression/issue.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { PaintedSource } from './painted-source.tsx';
import './expression.css';

interface SourceEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly object: string;
  readonly issues: readonly ExpressionIssue[];
  readonly rows?: number;
}

/** The text of an expression in colours, with what may follow while it is written. */
export function SourceEditor({ value, onChange, object, issues, rows = 3 }: SourceEditorProps) {
  const t = useMessages(editorMessages);
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const list = useCompletions(value, object, (next, caret) => {
    onChange(next);
    requestAnimationFrame(() => area.current?.setSelectionRange(caret, caret));
  });
  return (
    <div className="expr-box">
      <PaintedSource text={value} issues={issues} />
      <textarea
        ref={area}
        {...useFieldBinding()}
        value={value}
        rows={Math.max(rows, Math.min(14, value.split('\n').length))}
        maxLength={4000}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={t('expression.placeholder')}
        role="combobox"
        aria-expanded={list.isOpen}
        aria-controls={listId}
        aria-activedescendant={list.isOpen ? `${listId}-${list.active}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          list.ask(event.target.value, event.target.selectionStart);
        }}
        onKeyDown={(event) => {
          if (event.key === ' ' && event.ctrlKey) {
            event.preventDefault();
            list.ask(value, event.currentTarget.selectionStart);
          } else list.onKey(event);
        }}
        onBlur={list.close}
      />
      {list.isOpen && <CompletionList id={listId} items={list.items} active={list.active} onChoose={list.choose} />}
    </div>
  );
}

interface CompletionListProps {
  readonly id: string;
  readonly items: readonly Completion[];
  readonly active: number;
  readonly onChoose: (item: Completion) => void;
}

function CompletionList({ id, items, active, onChoose }: CompletionListProps) {
  const t = useMessages(editorMessages);
  const label = useLabel();
  return (
    <ul id={id} role="listbox" className="expr-list" aria-label={t('expression.completions')} title={t('expression.keys')}>
      {items.map((item, at) => (
        <li
          key={`${item.kind} ${item.name}`}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          ref={at === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(item);
          }}
        >
          <code className="mono">{item.name}</code>
          <span className="muted clip">{label(item.label)}</span>
        </li>
      ))}
    </ul>
  );
}

function useCompletions(text: string, object: string, write: (text: string, caret: number) => void) {
  const [shown, setShown] = useState<Completions & { readonly caret: number }>();
  const [active, setActive] = useState(0);
  const items = shown?.items.slice(0, 60) ?? [];
  const isOpen = items.length > 0;
  const close = () => setShown(undefined);
  const choose = (item: Completion) => {
    if (!shown) return;
    write(text.slice(0, shown.from) + item.insert + text.slice(shown.caret), shown.from + item.insert.length);
    close();
  };
  const ask = (next: string, caret: number) => {
    const found = completeExpression({ text: next, caret, object, find: (id) => findWebObject(id)?.object });
    const only = found.items.length === 1 && found.items[0]?.insert === next.slice(found.from, caret);
    setShown(only ? undefined : { ...found, caret });
    setActive(0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const item = items[active];
    if (step !== 0) setActive((active + step + items.length) % items.length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && item && !event.ctrlKey && !event.metaKey) choose(item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { items, active, isOpen, choose, ask, onKey, close };
}
